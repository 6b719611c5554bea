using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary><c>plus(i, duration)</c>.</summary>
internal static class Plus
{
    public static Function Kind { get; } = new()
    {
        Name = "plus",
        Parameters = [new("i", ValueKinds.Instant), IsoDuration.Parameter],
        Result = ValueKinds.Instant,
        Summary = "The instant that is later by an ISO 8601 duration. Years and months are counted on the UTC calendar, before the rest, "
            + "and a day beyond the end of a month becomes its last; a week is 7 days, a day 24 hours.",
        Examples =
        [
            new("plus(now, 'PT30M')", "\"2026-05-01T10:30:00Z\""),
            new("plus(instant('2026-01-31T00:00:00Z'), 'P1M')", "\"2026-02-28T00:00:00Z\""),
            new("plus(now, '-P1DT0.5S')", "\"2026-04-30T09:59:59.5Z\""),
            new("plus(now, 'P9999Y')", "error: outside"),
            new("plus(now, '1 day')", "error: 'duration'"),
        ],
        Code = arguments => Shift.By(arguments, 1),
    };
}
