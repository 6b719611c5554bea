using System.Globalization;
using System.Text;

namespace Rezolve.Json.Schema.Patterns;

/// <summary>The members of one bracketed class, written for .NET. Characters beyond U+FFFF become pairs beside the class.</summary>
internal sealed class EcmaClass(bool isNegated)
{
    private readonly StringBuilder _units = new();
    private readonly List<string> _pairs = [];

    public bool IsNegated => isNegated;

    public void AddSet(string set) => _units.Append(set);

    public void Add(int first, int last)
    {
        if (first <= 0xFFFF) Range(_units, first, Math.Min(last, 0xFFFF));
        if (last > 0xFFFF) AddPairs(Math.Max(first, 0x10000), last);
    }

    public override string ToString()
    {
        var units = _units.Length == 0 ? null : $"[{_units}]";
        if (isNegated)
        {
            var excluded = _pairs.Count == 0 ? "" : $"(?!{string.Join('|', _pairs)})";
            var single = _units.Length == 0 ? @"[\s\S]" : $"[^{_units}]";
            return $@"(?:{excluded}(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|{single}))";
        }
        if (_pairs.Count == 0) return units ?? "(?!)";
        return $"(?:{string.Join('|', _pairs)}{(units is null ? "" : "|" + units)})";
    }

    private void AddPairs(int first, int last)
    {
        while (first <= last)
        {
            var high = char.ConvertFromUtf32(first)[0];
            // All characters that share this first unit lie in one run of 1,024.
            var end = Math.Min(last, (first | 0x3FF));
            var pair = new StringBuilder();
            Range(pair, high, high);
            pair.Append('[');
            Range(pair, char.ConvertFromUtf32(first)[1], char.ConvertFromUtf32(end)[1]);
            _pairs.Add(pair.Append(']').ToString());
            first = end + 1;
        }
    }

    private static void Range(StringBuilder output, int first, int last)
    {
        output.Append(CultureInfo.InvariantCulture, $@"\u{first:X4}");
        if (last > first) output.Append(CultureInfo.InvariantCulture, $@"-\u{last:X4}");
    }
}
