using System.Globalization;
using System.Text.RegularExpressions;

namespace Rezolve.Mapping.Values;

/// <summary>Reads ISO 8601 dates and times in the forms services write them.</summary>
internal static partial class IsoInstant
{
    /// <summary>
    /// Reads <c>2026-05-01</c>, <c>2026-05-01T10:00</c>, with seconds, with decimals (after a point or comma, cut to 100 ns), with a space for the T,
    /// and with <c>Z</c>, <c>+02:00</c>, <c>+0200</c> or <c>+02</c> or nothing at the end.
    /// </summary>
    /// <param name="text">The text; nothing around it is accepted.</param>
    /// <param name="local">The date and time as written.</param>
    /// <param name="offset">The offset as written; null where there is none.</param>
    public static bool TryRead(string text, out DateTime local, out TimeSpan? offset)
    {
        offset = null;
        local = default;
        var match = Form().Match(text);
        if (!match.Success
            || !DateTime.TryParseExact(match.Groups[1].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
            return false;
        var (hours, minutes, seconds) = (Number(match, 2), Number(match, 3), Number(match, 4));
        if (hours > 23 || minutes > 59 || seconds > 59)
            return false;
        local = local.AddTicks(((((hours * 60) + minutes) * 60) + seconds) * TimeSpan.TicksPerSecond)
            .AddTicks(Decimals(match.Groups[5].Value));
        return !match.Groups[6].Success || TryOffset(match, out offset);
    }

    private static bool TryOffset(Match match, out TimeSpan? offset)
    {
        var (hours, minutes) = (Number(match, 8), Number(match, 9));
        var size = TimeSpan.FromMinutes((hours * 60) + minutes);
        offset = match.Groups[7].Value == "-" ? -size : size;
        return minutes < 60 && size <= TimeSpan.FromHours(14);
    }

    private static long Decimals(string digits) =>
        digits.Length == 0 ? 0 : long.Parse(digits.PadRight(7, '0').AsSpan(0, 7), NumberStyles.None, CultureInfo.InvariantCulture);

    private static long Number(Match match, int group) =>
        match.Groups[group].Success ? long.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\A([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,30}))?)?"
        + @"(Z|z| ?(?:([+-])([0-9]{2})(?::?([0-9]{2}))?))?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
