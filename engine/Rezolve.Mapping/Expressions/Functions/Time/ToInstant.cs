using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary><c>instant(s, pattern?, zone?)</c>.</summary>
internal static class ToInstant
{
    public static Function Kind { get; } = new()
    {
        Name = "instant",
        Parameters =
        [
            new("s", ValueKinds.Text | ValueKinds.Instant | ValueKinds.Date),
            DatePattern.Parameter(DatePattern.CheckReading).Optional(),
            Zone.Parameter,
        ],
        Result = ValueKinds.Instant,
        Summary = "The instant a text means: ISO 8601 in any offset form, or by a .NET pattern that names year, month and day. Without an offset "
            + "it is local time in the zone (UTC unless named): "
            + "a time that occurs twice means the first, one that is skipped is moved forward by the gap. A date is its midnight.",
        Examples =
        [
            new("instant('2026-05-01T12:00:00+02:00') === now", "true"),
            new("instant('2026-05-01 12:00', null, 'Europe/Berlin')", "\"2026-05-01T10:00:00Z\""),
            new("instant('01.05.2026 12:00', 'dd.MM.yyyy HH:mm', 'Europe/Berlin')", "\"2026-05-01T10:00:00Z\""),
            new("instant('2026-10-25 02:30', null, 'Europe/Berlin')", "\"2026-10-25T00:30:00Z\""),
            new("instant('2026-03-29 02:30', null, 'Europe/Berlin')", "\"2026-03-29T01:30:00Z\""),
            new("instant('yesterday')", "error: ISO 8601"),
            new("instant('10:00', 'HH:mm')", "error: year, month and day"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        if (arguments[0].Kind == ValueKind.Instant)
            return arguments[0];
        if (Zone.Find(arguments[2].Text) is not { } zone)
            return Zone.Unknown(arguments[2]);
        if (arguments[0].Kind == ValueKind.Date)
            return Give(Zone.ToInstant(arguments[0].Date.ToDateTime(TimeOnly.MinValue), zone));
        if (!arguments[1].IsNothing)
            return ByPattern(arguments[0], arguments[1].Text, zone);
        if (!IsoInstant.TryRead(arguments[0].Text, out var local, out var offset))
            return Faults.Expected("an instant in ISO 8601, such as 2026-05-01T10:00:00Z", arguments[0]);
        return Give(offset is { } written ? Zone.ToInstant(local, written) : Zone.ToInstant(local, zone));
    }

    private static Value ByPattern(in Value text, string pattern, TimeZoneInfo zone)
    {
        if (DatePattern.CheckReading(pattern) is { } problem)
            return Value.Fault($"'pattern' {problem}");
        return DatePattern.Read(text.Text, pattern, zone) is { } read ? Value.Of(read) : Faults.Expected($"an instant written as {pattern}", text);
    }

    private static Value Give(DateTimeOffset? instant) =>
        instant is { } given ? Value.Of(given) : Value.Fault("the instant would lie outside the years 1 to 9999");
}
