using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Sla.Observed;

/// <summary>
/// When a system's clocks are asked for again although nothing shows that they changed: soon after there was news of one, since systems count later than
/// they answer; then ever more rarely, but the more often the nearer its end is. Pure.
/// </summary>
internal static class ClockLooks
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <summary>When the next is asked for; null for never.</summary>
    public static DateTimeOffset? Next(SlaBook book) => book.Observed.Where(theirs => !theirs.IsOver).Select(Next).Min();

    /// <summary>The connections whose clocks are to be asked for now.</summary>
    public static IReadOnlyList<string> Due(SlaBook book, DateTimeOffset now) =>
        [.. book.Observed.Where(theirs => !theirs.IsOver && Next(theirs) <= now).Select(theirs => theirs.Connection).Distinct()];

    /// <summary>The book after the clocks of a connection were asked for.</summary>
    public static SlaBook Asked(SlaBook book, string connection, DateTimeOffset now) =>
        book with { Observed = [.. book.Observed.Select(theirs => theirs.Connection == connection ? theirs with { AskedAt = now } : theirs)] };

    private static DateTimeOffset? Next(ObservedClock theirs)
    {
        var wait = theirs.AskedAt - theirs.ToldAt;
        if (theirs.DueAt - theirs.AskedAt is { } left && left > TimeSpan.Zero && left / 2 < wait)
            wait = left / 2;
        return theirs.AskedAt + (wait < Least ? Least : wait > Most ? Most : wait);
    }
}
