using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary><c>epochMillis(i)</c> and its inverse <c>fromEpochMillis(n)</c>.</summary>
internal static class EpochMillis
{
    public static Function Kind { get; } = new()
    {
        Name = "epochMillis",
        Parameters = [new("i", ValueKinds.Instant)],
        Result = ValueKinds.Number,
        Summary = "The whole milliseconds from 1970-01-01T00:00:00Z to an instant, rounded down.",
        Examples =
        [
            new("epochMillis(now)", "1777629600000"),
            new("epochMillis(fromEpochMillis(-1))", "-1"),
            new("epochMillis(undefined)", "undefined"),
            new("epochMillis(5)", "error: an instant"),
        ],
        Code = arguments => Epoch.Count(arguments[0], TimeSpan.TicksPerMillisecond),
    };

    public static Function Inverse { get; } = new()
    {
        Name = "fromEpochMillis",
        Parameters = [Parameter.Number("n")],
        Result = ValueKinds.Instant,
        Summary = "The instant that lies n milliseconds after 1970-01-01T00:00:00Z; n may have decimals and be negative.",
        Examples =
        [
            new("fromEpochMillis(1777629600000)", "\"2026-05-01T10:00:00Z\""),
            new("fromEpochMillis(1777629600500)", "\"2026-05-01T10:00:00.5Z\""),
            new("fromEpochMillis(0)", "\"1970-01-01T00:00:00Z\""),
            new("fromEpochMillis(1e300)", "error: years 1 to 9999"),
        ],
        Code = arguments => Epoch.Instant(arguments[0], TimeSpan.TicksPerMillisecond),
    };
}
