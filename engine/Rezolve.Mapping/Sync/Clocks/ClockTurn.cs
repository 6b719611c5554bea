using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Clocks;

/// <summary>
/// Reads the clocks that a system keeps of a ticket by itself, and tells what is new of them. They go one way: nothing of them is ever written, and none is a value to agree on.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class ClockTurn(SyncScope scope, ConnectedSystem system)
{
    private const string Group = "clocks";

    private SystemFacts Facts => system.Facts;

    /// <summary>Takes a turn.</summary>
    /// <param name="link">The link, read just before.</param>
    /// <param name="check">They are read in any case.</param>
    /// <param name="read">The ticket as it was read a moment ago; null where it was not.</param>
    /// <param name="cancellation">Ends the waits.</param>
    /// <returns>What came of it, and the ticket as it was read, if it was.</returns>
    public async Task<(TurnResult Result, ReadReport? Read)> RunAsync(TicketLink link, bool check, ReadReport? read, CancellationToken cancellation)
    {
        if (!scope.Times(system) || !(check || IsDue(link)))
            return (TurnResult.Quiet, read);
        read ??= await system.Tickets.ReadAsync(link.Key, cancellation).ConfigureAwait(false);
        // What has become of a ticket that cannot be read, or is another, is the business of its fields' turn.
        if (read.Ticket is not { IsDeleted: false, MergedInto: null } external || external.Key != link.Key)
            return (TurnResult.Quiet, read);
        var told = await system.Clocks!(external, cancellation).ConfigureAwait(false);
        if (told is { IsWhole: false, Failure: { Class: FailureClass.Transient or FailureClass.Throttled or FailureClass.Auth } failure })
            return (TurnResult.Failed(failure), read);
        return (await TakeAsync(link, external, told, cancellation).ConfigureAwait(false), read);
    }

    // What we have written moves their clocks too.
    private static bool IsDue(TicketLink link) => link.ClockStamp is not { } stamp
        || (link.RecordUpdatedAt is { } updated ? string.CompareOrdinal(RowValues.Text(updated), stamp) > 0 : link.RecordVersion is { } version && version != stamp);

    private async Task<TurnResult> TakeAsync(TicketLink link, SystemTicket external, ClockReport told, CancellationToken cancellation)
    {
        var change = new HubChange(scope);
        if (told.IsWhole)
            await AddAsync(change, link, told.Clocks, cancellation).ConfigureAwait(false);
        var stamp = external.Stamp ?? TicketLink.NoStamp;
        if (link.ClockStamp != stamp)
            change.Put(link with { ClockStamp = stamp });
        var about = new DeadSubject(link.Connection, link.Ticket, link.Key, Group);
        if (told.Failure is { } failure)
            change.Give(DeadLetters.Of(failure, about, 1, scope.Now, Facts.Manifest));
        else if (!change.IsEmpty)
            change.Take(about);
        return change.IsEmpty || (await change.CommitAsync(cancellation).ConfigureAwait(false)).IsCommitted ? TurnResult.Quiet : TurnResult.Again;
    }

    private async Task AddAsync(HubChange change, TicketLink link, IReadOnlyList<ObservedClock> told, CancellationToken cancellation)
    {
        var sla = scope.Program.Sla!;
        var row = await scope.Hub.RowAsync(SlaRows.KeyOf(scope.Hub.Tenant, link.Ticket), cancellation).ConfigureAwait(false);
        var book = row is null ? SlaBook.Empty : SlaRows.Read(row, sla.Goals);
        var news = News([.. book.Observed.Where(one => one.Connection == link.Connection)], told).ToList();
        if (news.Count == 0)
            return;
        book = ClockDifference.Judge(news.Aggregate(book, (before, one) => before.After(one)), sla.Watch, scope.Now);
        change.Put(SlaRows.Of(scope.Hub.Tenant, link.Ticket, book, row?.Version ?? 0, sla.Watch));
        foreach (var one in news)
            change.Happened(EventTypes.ClockObserved, link.Ticket, $"{link.Connection}/{link.Key}", about: ObservedRows.About(one));
    }

    // What is not told any more counts for nothing any more.
    private static IEnumerable<ObservedClock> News(List<ObservedClock> known, IReadOnlyList<ObservedClock> told) =>
    [
        .. told.Where(one => known.Find(other => other.Key == one.Key) is { } before ? !one.SaysAs(before) : one.State != ObservedState.Cancelled),
        .. known.Where(one => told.All(other => other.Key != one.Key)).Select(one => one with { State = ObservedState.Cancelled, DueAt = null }),
    ];
}
