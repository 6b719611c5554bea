using System.Runtime.CompilerServices;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Sweeps;
using Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>Reads the feeds of a system's tickets, and maps each page.</summary>
/// <param name="system">The system.</param>
/// <param name="parts">The feeds that its comments and files have of their own.</param>
internal sealed class TicketFeed(ManifestSystem system, IReadOnlyList<PartFeed> parts)
{
    // One page is mapped while the one before it is taken in and stored: more would only wait.
    private const int PagesAhead = 1;

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
        var pages = Prefetch.Of(stop => changes ? new ChangesRun(system, parts, request).ReadAsync(stop) : ListAsync(request, stop), PagesAhead, cancellation);
        await foreach (var page in pages.ConfigureAwait(false))
            yield return page;
    }

    private async IAsyncEnumerable<TicketPage> ListAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var operation = FeedProgram.AllOf(system.Entity)!.Operation;
        var pages = ReaderOf(system, system.Entity, Priority.Backfill).ListAsync(request.From, system.NewUnit(request.Filter, cancellation), cancellation);
        await foreach (var page in pages.ConfigureAwait(false))
            yield return Make(system, page, operation, request, FeedMarks.None, page.IsLast, cancellation);
    }

    /// <summary>Reads the records of an entity.</summary>
    public static FeedReader ReaderOf(ManifestSystem system, EntityProgram entity, Priority priority) =>
        new(system.Runner(priority).SendAsync, entity, system.Runtime.Clock, system.Runtime.Concurrent);

    /// <summary>A page of tickets.</summary>
    public static TicketPage Make(ManifestSystem system, FeedPage page, OperationProgram operation, FeedRequest request, FeedMarks marks, bool isLast, CancellationToken cancellation)
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
            Mark = marks.ToValue(),
            ServerBegan = page.ServerBegan,
            IsLast = isLast,
            Failure = page.Fault is { } fault ? Failures.Of(operation, fault) : null,
            Notes = page.Notes,
            Memory = draft,
        };
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
}
