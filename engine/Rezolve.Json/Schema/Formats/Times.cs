using System.Globalization;

namespace Rezolve.Json.Schema.Formats;

/// <summary>Dates and times of RFC 3339, section 5.6.</summary>
internal static class Times
{
    public static bool IsDateTime(string text) =>
        text.Length > 11 && IsDate(text[..10]) && text[10] is 'T' or 't' && IsTime(text[11..]);

    public static bool IsDate(string text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-') return false;
        return Number(text, 0, 4) is { } year && Number(text, 5, 2) is { } month && Number(text, 8, 2) is { } day
            && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 4 : year, month);
    }

    public static bool IsTime(string text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':') return false;
        if (Number(text, 0, 2) is not ({ } hour and < 24) || Number(text, 3, 2) is not ({ } minute and < 60)) return false;
        if (Number(text, 6, 2) is not ({ } second and <= 60)) return false;
        var end = text[8] == '.' ? EndOfDigits(text, 9) : 8;
        if (end == 9 || !TryOffset(text.AsSpan(end), out var offset)) return false;
        // A leap second stands at the end of a day in UTC only.
        return second < 60 || ((hour * 60) + minute - offset + 1440) % 1440 == 1439;
    }

    private static int EndOfDigits(string text, int from)
    {
        var length = text.AsSpan(from).IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : from + length;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z") return true;
        if (text.Length != 6 || text[3] != ':' || text[0] is not ('+' or '-')) return false;
        if (Number(text, 1, 2) is not ({ } hour and < 24) || Number(text, 4, 2) is not ({ } minute and < 60)) return false;
        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static int? Number(ReadOnlySpan<char> text, int start, int length) =>
        text.Length >= start + length && int.TryParse(text.Slice(start, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
