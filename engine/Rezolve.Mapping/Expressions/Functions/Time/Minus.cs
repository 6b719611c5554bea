using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary><c>minus(i, duration)</c>.</summary>
internal static class Minus
{
    public static Function Kind { get; } = new()
    {
        Name = "minus",
        Parameters = [new("i", ValueKinds.Instant), IsoDuration.Parameter],
        Result = ValueKinds.Instant,
        Summary = "The instant that is earlier by an ISO 8601 duration. Years and months are counted on the UTC calendar, before the rest, "
            + "and a day beyond the end of a month becomes its last; a week is 7 days, a day 24 hours.",
        Examples =
        [
            new("minus(now, 'PT30M')", "\"2026-05-01T09:30:00Z\""),
            new("minus(instant('2026-03-31T00:00:00Z'), 'P1M')", "\"2026-02-28T00:00:00Z\""),
            new("minus(now, 'P1W')", "\"2026-04-24T10:00:00Z\""),
            new("minus(undefined, 'PT1M')", "undefined"),
            new("minus(now, '1 day')", "error: 'duration'"),
        ],
        Code = arguments => Shift.By(arguments, -1),
    };
}
