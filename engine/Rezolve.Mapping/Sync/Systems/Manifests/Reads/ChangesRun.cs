using System.Runtime.CompilerServices;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>
/// One run over what changed: the tickets' own changes, then what was deleted where that has a feed of its own, then what was said and added where that has one.
/// Each feed has a mark of its own, and all are kept as one.
/// </summary>
/// <param name="system">The system.</param>
/// <param name="parts">The feeds of its comments and files.</param>
/// <param name="request">Where the last run ended.</param>
internal sealed class ChangesRun(ManifestSystem system, IReadOnlyList<PartFeed> parts, FeedRequest request)
{
    private static readonly TimeSpan FirstDeletes = TimeSpan.FromHours(1); // more than clocks differ by, and a first page lasts

    private readonly IReadOnlyList<PartFeed> _parts = request.WithParts ? parts : [];
    private FeedMarks _marks = FeedMarks.Of(request.Mark);

    /// <summary>Reads all of them to their ends, or to the first fault.</summary>
    public async IAsyncEnumerable<TicketPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var feeds = new List<IAsyncEnumerable<TicketPage>> { ChangedAsync(cancellation) };
        if (system.Entity.Deletes?.Feed is not null)
            feeds.Add(DeletedAsync(cancellation));
        feeds.AddRange(_parts.Select(part => PartAsync(part, cancellation)));
        for (var at = 0; at < feeds.Count; at++)
        {
            await foreach (var page in feeds[at].ConfigureAwait(false))
            {
                var isEnd = page.IsLast && (at == feeds.Count - 1 || page.Failure is not null);
                page.IsLast = isEnd;
                yield return page;
                if (isEnd)
                    yield break;
            }
        }
    }

    private async IAsyncEnumerable<TicketPage> ChangedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var pages = TicketFeed.ReaderOf(system, system.Entity, Priority.Poll).ChangesAsync(_marks.Changes, request.From, system.NewUnit(request.Filter, cancellation), cancellation);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            _marks = _marks with { Changes = page.Mark };
            yield return TicketFeed.Make(system, page, system.Entity.Changes!.Operation, request, _marks, page.IsLast, cancellation);
        }
    }

    // What was deleted is read after the changes, and its keys are looked at. Before the first mark nothing was linked that could have been deleted.
    private async IAsyncEnumerable<TicketPage> DeletedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var deleted = system.Entity.Deletes!.Feed!;
        var from = system.Runtime.Clock.GetUtcNow() - FirstDeletes;
        var named = system.Entity with { Changes = deleted with { Hint = deleted.Hint ?? system.Entity.Key } };
        var pages = TicketFeed.ReaderOf(system, named, Priority.Poll).ChangesAsync(_marks.Deleted, from, system.NewUnit(request.Filter, cancellation), cancellation);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            _marks = _marks with { Deleted = page.Mark };
            yield return TicketFeed.Make(system, page, deleted.Operation, request, _marks, page.IsLast, cancellation);
        }
    }

    private async IAsyncEnumerable<TicketPage> PartAsync(PartFeed part, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in part.ReadAsync(_marks.Parts.GetValueOrDefault(part.Name) ?? PartMark.None, request.From, cancellation).ConfigureAwait(false))
        {
            _marks = _marks.With(part.Name, page.Mark);
            yield return new TicketPage
            {
                Parts = page.News,
                Unread = page.Unread,
                Skipped = page.Skipped,
                Mark = _marks.ToValue(),
                ServerBegan = page.ServerBegan,
                IsLast = page.IsLast,
                Failure = page.Failure,
                Notes = page.Notes,
            };
        }
    }
}
