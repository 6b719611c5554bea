using System.Text;

namespace Rezolve.Json.Paths.Regexps;

/// <summary>Writes ranges beyond U+FFFF as surrogate pairs.</summary>
internal static class SurrogatePairs
{
    private const int FirstLow = 0xDC00;
    private const int LastLow = 0xDFFF;

    /// <summary>Appends ranges that are in order and apart, without a group round them.</summary>
    /// <remarks>
    /// First halves that go with the same second halves share an alternative: the price of compiling grows with the square of
    /// the alternatives, and the letters of Unicode alone are hundreds of ranges.
    /// </remarks>
    public static void Append(StringBuilder output, IEnumerable<(int First, int Last)> ranges)
    {
        var lowsByHigh = new SortedDictionary<int, StringBuilder>();
        foreach (var (first, last) in ranges)
        {
            AddRange(lowsByHigh, first, last);
        }

        var separator = string.Empty;
        foreach (var group in lowsByHigh.GroupBy(pair => pair.Value.ToString(), pair => pair.Key, StringComparer.Ordinal))
        {
            output.Append(separator).Append('[');
            AppendRuns(output, [.. group]);
            output.Append("][").Append(group.Key).Append(']');
            separator = "|";
        }
    }

    private static void AddRange(SortedDictionary<int, StringBuilder> lowsByHigh, int first, int last)
    {
        var (high, low) = Halves(first);
        var (endHigh, endLow) = Halves(last);
        for (; high <= endHigh; high++, low = FirstLow)
        {
            if (!lowsByHigh.TryGetValue(high, out var lows))
            {
                lowsByHigh.Add(high, lows = new StringBuilder());
            }

            PatternText.AppendUnits(lows, low, high == endHigh ? endLow : LastLow);
        }
    }

    private static void AppendRuns(StringBuilder output, int[] units)
    {
        for (var start = 0; start < units.Length;)
        {
            var end = start + 1;
            while (end < units.Length && units[end] == units[end - 1] + 1)
            {
                end++;
            }

            PatternText.AppendUnits(output, units[start], units[end - 1]);
            start = end;
        }
    }

    private static (int High, int Low) Halves(int codePoint)
    {
        var pair = char.ConvertFromUtf32(codePoint);
        return (pair[0], pair[1]);
    }
}
