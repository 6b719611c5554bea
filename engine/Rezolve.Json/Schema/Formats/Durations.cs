namespace Rezolve.Json.Schema.Formats;

/// <summary>Durations of RFC 3339, appendix A: <c>P1Y2M3DT4H5M6S</c> without gaps, or weeks alone.</summary>
internal static class Durations
{
    public static bool IsDuration(string text)
    {
        if (!text.StartsWith('P') || text.Length < 3) return false;
        var parts = text[1..].Split('T');
        if (parts.Length > 2) return false;
        if (parts.Length == 1 && text.EndsWith('W')) return IsRun(parts[0], "W");
        return parts.Length == 2
            ? (parts[0].Length == 0 || IsRun(parts[0], "YMD")) && IsRun(parts[1], "HMS")
            : IsRun(parts[0], "YMD");
    }

    // Numbers, each with a unit; the units are neighbours in the list, in its order.
    private static bool IsRun(ReadOnlySpan<char> text, string units)
    {
        var last = -1;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0) return false;
            var unit = units.IndexOf(text[digits], StringComparison.Ordinal);
            if (unit < 0 || unit <= last || (last >= 0 && unit != last + 1)) return false;
            last = unit;
            text = text[(digits + 1)..];
        }
        return last >= 0;
    }
}
