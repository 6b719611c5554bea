using Rezolve.Mapping.Sla.Observed;

namespace Rezolve.Mapping.Sla.Clocks;

/// <summary>Metrics and states in the canonical words.</summary>
internal static class SlaWords
{
    /// <summary>The word of a metric.</summary>
    public static string Of(SlaMetric metric) => metric switch
    {
        SlaMetric.FirstResponse => "firstResponse",
        SlaMetric.NextResponse => "nextResponse",
        SlaMetric.QueueTime => "queueTime",
        _ => "resolution",
    };

    /// <summary>The word of the state of a system's clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="now">Now.</param>
    public static string StateOf(ObservedClock clock, DateTimeOffset now) => clock.State switch
    {
        ObservedState.Cancelled => "cancelled",
        ObservedState.Paused => "paused",
        ObservedState.Breached => "breached",
        ObservedState.Met => "met",
        _ => clock.DueAt <= now ? "breached" : "running",
    };

    /// <summary>The word of a clock's state.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="now">Now.</param>
    public static string StateOf(SlaClock clock, DateTimeOffset now) =>
        clock.IsCancelled ? "cancelled" : clock.IsBreached(now) ? "breached" : clock.IsStopped ? "met" : clock.RunsSince is null ? "paused" : "running";
}
