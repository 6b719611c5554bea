using System.Runtime.CompilerServices;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Sweeps;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>Reads the feeds of a system's tickets, and maps each page.</summary>
internal sealed class TicketFeed(ManifestSystem system)
{
    /// <summary>Reads a feed to its end, or to the first fault.</summary>
    public async IAsyncEnumerable<TicketPage> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (request.Kind == FeedKind.Keys && SweepReader.FeedOf(system.Entity) is { } sweep)
        {
            await foreach (var page in KeysAsync(sweep.Operation, request, cancellation).ConfigureAwait(false))
                yield return page;
            yield break;
        }
        var changes = request.Kind == FeedKind.Changes;
        if (changes ? system.Entity.Changes is null : FeedProgram.AllOf(system.Entity) is null)
        {
            yield return new TicketPage { IsLast = true, Failure = Failures.NotOffered(changes ? "tell what changed" : "list its tickets", system.Entity.Place), Mark = request.Mark };
            yield break;
        }
        var operation = changes ? system.Entity.Changes!.Operation : FeedProgram.AllOf(system.Entity)!.Operation;
        await foreach (var page in PagesAsync(request, changes, cancellation).ConfigureAwait(false))
            yield return Make(page, operation, request, cancellation);
    }

    private IAsyncEnumerable<FeedPage> PagesAsync(FeedRequest request, bool changes, CancellationToken cancellation)
    {
        var priority = request.Kind switch { FeedKind.Changes => Priority.Poll, FeedKind.Keys => Priority.Sweep, _ => Priority.Backfill };
        var reader = new FeedReader(system.Runner(priority).SendAsync, system.Entity, system.Runtime.Clock, system.Runtime.Concurrent);
        var unit = system.NewUnit(request.Filter, cancellation);
        return changes
            ? reader.ChangesAsync(CursorMark.Of(request.Mark), request.From, unit, cancellation)
            : reader.ListAsync(request.From, unit, cancellation);
    }

    // Named records are not read: what is in no page is looked at by itself.
    private async IAsyncEnumerable<TicketPage> KeysAsync(OperationProgram operation, FeedRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = new SweepReader(system.Runner(Priority.Sweep).SendAsync, system.Entity, system.Runtime.Clock);
        await foreach (var page in reader.ReadAsync(request.From, system.NewUnit(request.Filter, cancellation), cancellation).ConfigureAwait(false))
        {
            yield return new TicketPage
            {
                Tickets = [.. page.Keys.Select(key => new PageTicket(key.Key, UInt128.Zero, null))],
                Unread = [.. page.Faulty.Select(row => new UnreadTicket(row.Key, Failures.OfRecord(operation, row.Reason)))],
                IsLast = page.IsLast,
                Failure = page.Fault is { } fault ? Failures.Of(operation, fault) : null,
            };
        }
    }

    private TicketPage Make(FeedPage page, OperationProgram operation, FeedRequest request, CancellationToken cancellation)
    {
        // A page is a unit of work of its own: its scripts have a budget each, and what runs ahead uses the reader's.
        var draft = new PageDraft(system, page, system.NewUnit(request.Filter, cancellation));
        var tickets = draft.Map(cancellation);
        return new TicketPage
        {
            Tickets = tickets,
            Missing = page.Missing,
            Unread = [.. page.Faulty.Select(row => new UnreadTicket(row.Key, Failures.OfRecord(operation, row.Reason))), .. draft.Unread],
            Skipped = page.Counts.Received - page.Counts.Read - page.Counts.Missing - page.Counts.Faulty,
            Mark = page.Mark?.ToValue() ?? Values.Value.Undefined,
            IsLast = page.IsLast,
            Failure = page.Fault is { } fault ? Failures.Of(operation, fault) : null,
            Notes = page.Notes,
            Memory = draft,
        };
    }
}
