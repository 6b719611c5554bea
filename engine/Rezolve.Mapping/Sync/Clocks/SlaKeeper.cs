using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Clocks;

/// <summary>
/// Keeps the clocks of service levels: takes in what happened, event by event, and tells when a share of the time has passed. The clocks, the place of the last
/// event and what is told are stored together, so that each is told once, whatever ends the process.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="sla">What was agreed.</param>
internal sealed class SlaKeeper(SyncScope scope, SlaProgram sla)
{
    /// <summary>Under which name it listens.</summary>
    public const string Listener = "sla";

    private const int Batch = 200;

    private readonly SlaMoments _moments = new(scope, sla);

    private string Tenant => scope.Hub.Tenant;

    /// <summary>Takes in all that happened, and tells what is due. It never waits.</summary>
    /// <param name="cancellation">Ends the work after what is in hand.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await TakeInAsync(cancellation).ConfigureAwait(false))
        {
        }
        while (await TellAsync(cancellation).ConfigureAwait(false))
        {
        }
    }

    /// <summary>When something is to be told next; null for never.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        var first = await scope.Setting.Store.PageAsync(new RowQuery(Tenant, RowKinds.Sla, 1) { Index = SlaRows.DueIndex }, cancellation).ConfigureAwait(false);
        return first.Rows is [{ } row, ..] ? RowValues.InstantOf(row.Index[SlaRows.DueIndex]) : null;
    }

    private async Task<bool> TakeInAsync(CancellationToken cancellation)
    {
        var mark = EventMark.Read(Listener, await scope.Hub.RowAsync(EventMark.KeyOf(Tenant, Listener), cancellation).ConfigureAwait(false));
        var events = new List<HubEvent>();
        await foreach (var happened in scope.Hub.EventsAsync(mark.Place, cancellation).ConfigureAwait(false))
        {
            events.Add(happened);
            if (events.Count == Batch)
                break;
        }
        if (events.Count == 0)
            return false;
        var writes = new List<RowWrite> { mark.At(Tenant, events[^1].Place) };
        foreach (var ticket in events.GroupBy(happened => happened.Ticket))
        {
            var row = await scope.Hub.RowAsync(SlaRows.KeyOf(Tenant, ticket.Key), cancellation).ConfigureAwait(false);
            var before = row is null ? SlaBook.Empty : SlaRows.Read(row, sla.Goals);
            var after = ClockDifference.Judge(await _moments.AfterAsync(before, ticket.Key, [.. ticket], cancellation).ConfigureAwait(false), sla.Watch, scope.Now);
            if (!ReferenceEquals(after, before))
                writes.Add(SlaRows.Of(Tenant, ticket.Key, after, row?.Version ?? 0, sla.Watch));
        }
        _ = await CommitAsync(writes, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> TellAsync(CancellationToken cancellation)
    {
        var query = new RowQuery(Tenant, RowKinds.Sla, Batch) { Index = SlaRows.DueIndex, Before = RowValues.Text(scope.Now.AddTicks(1)) };
        var due = await scope.Setting.Store.PageAsync(query, cancellation).ConfigureAwait(false);
        if (due.Rows.Count == 0)
            return false;
        var writes = new List<RowWrite>();
        foreach (var row in due.Rows)
        {
            var news = new SlaNews(scope, row.Key.Id);
            var (book, alerts) = SlaAlert.Of(SlaRows.Read(row, sla.Goals), scope.Now, sla.Watch.Owner);
            (book, var differences) = ClockDifference.Tell(book, sla.Watch, scope.Now);
            book = await AskAsync(row.Key.Id, book, writes, cancellation).ConfigureAwait(false);
            writes.Add(SlaRows.Of(Tenant, row.Key.Id, book, row.Version, sla.Watch));
            writes.AddRange(alerts.Select(news.Of).Concat(differences.Select(news.Of)).Select(told => EventRows.Of(Tenant, told)));
        }
        var result = await CommitAsync(writes, cancellation).ConfigureAwait(false);
        await new EventSequence(scope.Setting.Store, Tenant).PlaceAsync(cancellation).ConfigureAwait(false);
        return result == CommitResult.Stale || due.Next is not null;
    }

    // Queues the records whose own clocks are to be read again; of a system that has the ticket no more, nothing is kept.
    private async Task<SlaBook> AskAsync(string id, SlaBook book, List<RowWrite> writes, CancellationToken cancellation)
    {
        var due = ClockLooks.Due(book, scope.Now);
        var ticket = due.Count == 0 ? null : await scope.Hub.TicketAsync(id, cancellation).ConfigureAwait(false);
        foreach (var connection in due)
        {
            if (ticket?.Links.GetValueOrDefault(connection) is { } key)
            {
                writes.Add(WorkRows.Of(Tenant, new WorkItem(WorkItem.OfRecord(connection, key), scope.Now, "its clocks are read again")));
                book = ClockLooks.Asked(book, connection, scope.Now);
            }
            else
            {
                book = book with { Observed = [.. book.Observed.Where(one => one.Connection != connection)] };
            }
        }
        return book;
    }

    private async Task<CommitResult> CommitAsync(IReadOnlyList<RowWrite> writes, CancellationToken cancellation)
    {
        var outcome = await scope.Setting.Store.CommitAsync(new StoreChange { Writes = writes, Lease = scope.Lease }, cancellation).ConfigureAwait(false);
        return outcome.Result == CommitResult.LeaseLost ? throw new LeaseLostException(scope.Program.Name) : outcome.Result;
    }
}
