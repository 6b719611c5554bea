using System.Globalization;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Cursors;

/// <summary>Reads a cursor's position as an instant.</summary>
internal static class InstantText
{
    private static readonly string[] Patterns =
        [.. new[] { "", ".FFFFFFF" }.SelectMany(fraction => new[] { $"yyyy-MM-dd'T'HH:mm:ss{fraction}zzz", $"yyyy-MM-dd'T'HH:mm:ss{fraction}'Z'" })];

    /// <summary>The instant itself, or that of ISO 8601 text with an offset (<c>Z</c>, <c>+02:00</c>, <c>+0200</c>); all else is a fault.</summary>
    public static Value Of(in Value value) => value.Kind switch
    {
        ValueKind.Instant or ValueKind.Fault => value,
        ValueKind.Text when TryRead(value.Text, out var instant) => Value.Of(instant),
        ValueKind.Text => Value.Fault($"{value} is no ISO 8601 time with an offset; another form becomes one by instant(text, pattern, zone)"),
        ValueKind.Number => Value.Fault($"{value} is a number, not a time; say fromEpochSeconds(…) or fromEpochMillis(…)"),
        ValueKind.Undefined or ValueKind.Null => Value.Fault("the record has no time there"),
        _ => Value.Fault($"{value} is no time"),
    };

    private static bool TryRead(string text, out DateTimeOffset instant)
    {
        // More than seven decimals are finer than an instant is; they are cut, since a mark may be early, never late.
        var point = text.IndexOf('.');
        var end = point < 0 ? -1 : text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9');
        if (end > 7)
            text = text.Remove(point + 8, end - 7);
        return DateTimeOffset.TryParseExact(
            text, Patterns, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
    }
}
