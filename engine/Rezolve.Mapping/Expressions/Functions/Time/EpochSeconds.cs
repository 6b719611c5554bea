using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary><c>epochSeconds(i)</c> and its inverse <c>fromEpochSeconds(n)</c>.</summary>
internal static class EpochSeconds
{
    public static Function Kind { get; } = new()
    {
        Name = "epochSeconds",
        Parameters = [new("i", ValueKinds.Instant)],
        Result = ValueKinds.Number,
        Summary = "The whole seconds from 1970-01-01T00:00:00Z to an instant, rounded down.",
        Examples =
        [
            new("epochSeconds(now)", "1777629600"),
            new("epochSeconds(fromEpochSeconds(-1))", "-1"),
            new("epochSeconds(undefined)", "undefined"),
            new("epochSeconds(5)", "error: an instant"),
        ],
        Code = arguments => Epoch.Count(arguments[0], TimeSpan.TicksPerSecond),
    };

    public static Function Inverse { get; } = new()
    {
        Name = "fromEpochSeconds",
        Parameters = [Parameter.Number("n")],
        Result = ValueKinds.Instant,
        Summary = "The instant that lies n seconds after 1970-01-01T00:00:00Z; n may have decimals and be negative.",
        Examples =
        [
            new("fromEpochSeconds(1777629600)", "\"2026-05-01T10:00:00Z\""),
            new("fromEpochSeconds(1777629600.5)", "\"2026-05-01T10:00:00.5Z\""),
            new("fromEpochSeconds(0)", "\"1970-01-01T00:00:00Z\""),
            new("fromEpochSeconds(1e300)", "error: years 1 to 9999"),
        ],
        Code = arguments => Epoch.Instant(arguments[0], TimeSpan.TicksPerSecond),
    };
}
