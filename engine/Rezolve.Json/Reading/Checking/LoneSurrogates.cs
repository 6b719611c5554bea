using System.Globalization;

namespace Rezolve.Json.Reading.Checking;

/// <summary>Finds escapes that write half of a surrogate pair. Works on valid JSON, where a backslash only ever starts an escape.</summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    public static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var at = Next(text, 0, out var resume); at >= 0; at = Next(text, resume, out resume)) count++;
        return count;
    }

    public static int Replace(Span<byte> text)
    {
        var count = 0;
        for (var at = Next(text, 0, out var resume); at >= 0; at = Next(text, resume, out resume))
        {
            @"\uFFFD"u8.CopyTo(text[at..]);
            count++;
        }
        return count;
    }

    private static int Next(ReadOnlySpan<byte> text, int from, out int resume)
    {
        for (resume = from; resume < text.Length;)
        {
            var step = text[resume..].IndexOf((byte)'\\');
            if (step < 0) break;
            var at = resume + step;
            var unit = UnitAt(text, at);
            resume = at + (unit is null ? 2 : EscapeLength);
            if (unit is not { } code || !char.IsSurrogate(code)) continue;
            if (!char.IsHighSurrogate(code) || UnitAt(text, resume) is not { } low || !char.IsLowSurrogate(low)) return at;
            resume += EscapeLength;
        }
        resume = text.Length;
        return -1;
    }

    private static char? UnitAt(ReadOnlySpan<byte> text, int at) =>
        at + EscapeLength <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
        && ushort.TryParse(text.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
