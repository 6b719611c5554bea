namespace Rezolve.Mapping.Sla.Clocks;

/// <summary>How long what is done in a system takes to be known here, and what that makes of the end of a clock. Pure.</summary>
internal static class SyncLag
{
    /// <summary>What is to be expected of one connection: as long as from one question for changes to the next, or as long ago as the last one is where that is longer.</summary>
    /// <param name="poll">How long between two questions.</param>
    /// <param name="lastRead">When changes were last read to the end; null before the first time.</param>
    /// <param name="now">Now.</param>
    public static TimeSpan Of(TimeSpan poll, DateTimeOffset? lastRead, DateTimeOffset now) => now - lastRead is { } ago && ago > poll ? ago : poll;

    /// <summary>What is to be expected of several systems: what would save the ticket may be done at the slowest, and where the clocks of one count, it has to arrive there.</summary>
    /// <param name="lags">Of each system, how long what is done there takes to be known here; nothing where there is none.</param>
    /// <param name="arrives">How long changes take to the system whose clocks count, as it was measured; null where the hub's count, or nothing was measured.</param>
    public static TimeSpan Of(IEnumerable<TimeSpan> lags, TimeSpan? arrives = null) => lags.Append(arrives ?? TimeSpan.Zero).Max();
}
