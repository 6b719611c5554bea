using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Sla.Observed;

/// <summary>A clock of the hub's and a system's of the same goal, which say that the time is over at different instants. Pure.</summary>
/// <param name="Ours">The hub's.</param>
/// <param name="Theirs">The system's.</param>
/// <param name="Span">How far they are apart.</param>
internal sealed record ClockDifference(SlaClock Ours, ObservedClock Theirs, TimeSpan Span)
{
    /// <summary>How far the two are apart; null where one does not run, or does not say when it is over.</summary>
    public static TimeSpan? Of(SlaClock ours, ObservedClock? theirs) =>
        theirs is { Runs: true, DueAt: { } there } && ours is { IsCancelled: false, RunsSince: { } since, DueAt: { } here }
        // What was over in a stretch before this one says nothing of when.
        && here > since ? (there - here).Duration() : null;

    /// <summary>The book in which each system's clock says since when it differs by more than is tolerated; the same where nothing changes.</summary>
    public static SlaBook Judge(SlaBook book, SlaWatch watch, DateTimeOffset now)
    {
        if (book.Observed.Count == 0)
            return book;
        var beyond = Pairs(book).Where(pair => pair.Span > watch.Tolerance).Select(pair => pair.Theirs).ToHashSet();
        var judged = book.Observed.Select(theirs => beyond.Contains(theirs)
            ? theirs.DiffersSince is null ? theirs with { DiffersSince = now } : theirs
            : theirs.DiffersSince is null ? theirs : theirs with { DiffersSince = null, IsTold = false }).ToList();
        return judged.SequenceEqual(book.Observed) ? book : book with { Observed = judged };
    }

    /// <summary>What has differed for so long that it is to be told now, and the book in which it was.</summary>
    public static (SlaBook Book, IReadOnlyList<ClockDifference> Told) Tell(SlaBook book, SlaWatch watch, DateTimeOffset now)
    {
        var told = Pairs(book).Where(pair => IsDue(pair.Theirs, watch, now)).ToList();
        var which = told.Select(one => one.Theirs).ToHashSet();
        // One that has no counterpart any more is not told of.
        var after = book.Observed.Select(theirs => !IsDue(theirs, watch, now) ? theirs : which.Contains(theirs) ? theirs with { IsTold = true } : theirs with { DiffersSince = null }).ToList();
        return (after.SequenceEqual(book.Observed) ? book : book with { Observed = after }, told);
    }

    /// <summary>When the next difference has lasted long enough to be told; null for never.</summary>
    public static DateTimeOffset? Next(SlaBook book, SlaWatch watch) => book.Observed.Where(IsToTell).Min(theirs => theirs.DiffersSince + watch.Tolerance);

    private static bool IsToTell(ObservedClock theirs) => theirs is { DiffersSince: not null, IsTold: false };

    private static bool IsDue(ObservedClock theirs, SlaWatch watch, DateTimeOffset now) => IsToTell(theirs) && theirs.DiffersSince + watch.Tolerance <= now;

    private static IEnumerable<ClockDifference> Pairs(SlaBook book) =>
        from ours in book.Clocks
        from connection in book.Observed.Select(theirs => theirs.Connection).Distinct()
        let theirs = book.Theirs(ours, connection)
        let span = Of(ours, theirs)
        where span is not null
        select new ClockDifference(ours, theirs, span.Value);
}
