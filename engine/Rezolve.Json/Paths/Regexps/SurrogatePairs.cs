using System.Text;

namespace Rezolve.Json.Paths.Regexps;

/// <summary>Writes ranges beyond U+FFFF as alternatives of surrogate pairs.</summary>
internal static class SurrogatePairs
{
    private const int FirstLow = 0xDC00;
    private const int LastLow = 0xDFFF;

    /// <summary>Appends ranges that are in order and apart, without a group round them.</summary>
    public static void Append(StringBuilder output, IReadOnlyList<(int First, int Last)> ranges)
    {
        var separator = string.Empty;
        foreach (var (first, last) in ranges)
        {
            foreach (var block in Split(first, last))
            {
                output.Append(separator).Append('[');
                PatternText.AppendUnits(output, block.FirstHigh, block.LastHigh);
                output.Append("][");
                PatternText.AppendUnits(output, block.FirstLow, block.LastLow);
                output.Append(']');
                separator = "|";
            }
        }
    }

    private static IEnumerable<(int FirstHigh, int LastHigh, int FirstLow, int LastLow)> Split(int first, int last)
    {
        var (high, low) = Halves(first);
        var (endHigh, endLow) = Halves(last);
        if (high == endHigh)
        {
            yield return (high, high, low, endLow);
            yield break;
        }

        if (low > FirstLow)
        {
            yield return (high, high, low, LastLow);
            high++;
        }

        var wholeEnd = endLow == LastLow ? endHigh : endHigh - 1;
        if (high <= wholeEnd)
        {
            yield return (high, wholeEnd, FirstLow, LastLow);
        }

        if (endLow < LastLow)
        {
            yield return (endHigh, endHigh, FirstLow, endLow);
        }
    }

    private static (int High, int Low) Halves(int codePoint)
    {
        var pair = char.ConvertFromUtf32(codePoint);
        return (pair[0], pair[1]);
    }
}
