using System.Globalization;
using System.Text;

namespace Rezolve.Json.Paths.Regexps;

/// <summary>
/// A class of code points. The platform matches UTF-16 code units, so what lies beyond U+FFFF is written as surrogate pairs,
/// and no class ever matches half of one.
/// </summary>
internal sealed class CodePointSet
{
    private const int FirstPair = 0x10000;
    private const int LastCodePoint = 0x10FFFF;

    private readonly StringBuilder _units = new();
    private readonly List<(int First, int Last)> _pairs = [];

    public void AddRange(int first, int last)
    {
        if (first < FirstPair)
        {
            PatternText.AppendUnits(_units, first, Math.Min(last, char.MaxValue));
        }

        if (last >= FirstPair)
        {
            _pairs.Add((Math.Max(first, FirstPair), last));
        }
    }

    public void AddCategory(string name, bool isComplement)
    {
        _units.Append(CultureInfo.InvariantCulture, $"\\{(isComplement ? 'P' : 'p')}{{{name}}}");
        _pairs.AddRange(isComplement ? Complement(Categories.Pairs(name)) : Categories.Pairs(name));
    }

    public void AppendTo(StringBuilder output, bool negated)
    {
        output.Append("(?:");
        if (negated || _units.Length > 0)
        {
            output.Append(negated ? "[^" : "[").Append(_units).Append(negated && _units.Length == 0 ? @"\uD800-\uDFFF]" : @"-[\uD800-\uDFFF]]");
        }

        var pairs = Merge(_pairs);
        pairs = negated ? Complement(pairs) : pairs;
        if (pairs.Count > 0)
        {
            output.Append(negated || _units.Length > 0 ? "|" : string.Empty);
            SurrogatePairs.Append(output, pairs);
        }

        output.Append(')');
    }

    private static List<(int First, int Last)> Merge(IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private static List<(int First, int Last)> Complement(IEnumerable<(int First, int Last)> merged)
    {
        var gaps = new List<(int, int)>();
        var next = FirstPair;
        foreach (var (first, last) in merged)
        {
            if (first > next)
            {
                gaps.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= LastCodePoint)
        {
            gaps.Add((next, LastCodePoint));
        }

        return gaps;
    }
}
