namespace Rezolve.Mapping.Sla.Clocks;

/// <summary>How long what is done in a system takes to be known here, and what that makes of the end of a clock. Pure.</summary>
internal static class SyncLag
{
    /// <summary>What is to be expected of one connection: as long as from one question for changes to the next, or as long ago as the last one is where that is longer.</summary>
    /// <param name="poll">How long between two questions.</param>
    /// <param name="lastRead">When changes were last read to the end; null before the first time.</param>
    /// <param name="now">Now.</param>
    public static TimeSpan Of(TimeSpan poll, DateTimeOffset? lastRead, DateTimeOffset now) => now - lastRead is { } ago && ago > poll ? ago : poll;

    /// <summary>What is to be expected of several: what would save the ticket may be done at the slowest. Nothing where there is none.</summary>
    public static TimeSpan Of(IEnumerable<TimeSpan> lags) => lags.DefaultIfEmpty().Max();

    /// <summary>The last instant at which what is done elsewhere is known here before the time of a clock is over; null where it does not run.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="lag">How long what is done elsewhere takes to be known here.</param>
    public static DateTimeOffset? LastChance(SlaClock clock, TimeSpan lag) => clock.IsStopped ? null : clock.DueAt - lag;
}
