using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Maintenance;

/// <summary>
/// Removes events that are too old or too many, from the first on, so that what is left is one order without gaps; no place is ever given again. What a listener
/// of the engine's own has yet to take in stays.
/// </summary>
/// <param name="store">Where they are.</param>
/// <param name="tenant">Whose.</param>
/// <param name="kept">How much is kept.</param>
/// <param name="isIdle">Whether nobody listens under that name any more.</param>
internal sealed class AgedEvents(ISyncStore store, string tenant, KeptFor kept, Func<string, bool> isIdle) : IAging
{
    private const int StepRows = 200;

    /// <inheritdoc/>
    public async Task<AgedStep> StepAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var page = await store.PageAsync(new RowQuery(tenant, RowKinds.Event, StepRows), cancellation).ConfigureAwait(false);
        if (page.Rows.Count == 0)
            return default;
        var surplus = await new EventSequence(store, tenant).LastAsync(cancellation).ConfigureAwait(false) - kept.Most;
        var heard = await HeardAsync(cancellation).ConfigureAwait(false);
        var old = page.Rows.Select(EventRows.Read).TakeWhile(one => one.Place <= heard && (one.Place <= surplus || one.At < now - kept.Age)).Count();
        var rows = page.Rows.Take(old).Select(row => new RowCheck(row.Key, row.Version)).ToList();
        // All or none: the order keeps no gaps.
        if (old == 0 || !(await store.CommitAsync(new StoreChange { Deletes = rows }, cancellation).ConfigureAwait(false)).IsCommitted)
            return default;
        return new AgedStep(old, old == page.Rows.Count);
    }

    private async Task<long> HeardAsync(CancellationToken cancellation)
    {
        var heard = long.MaxValue;
        for (RowQuery? query = new(tenant, RowKinds.Listener, StepRows); query is not null;)
        {
            var page = await store.PageAsync(query, cancellation).ConfigureAwait(false);
            foreach (var row in page.Rows.Where(row => !isIdle(row.Key.Id)))
                heard = Math.Min(heard, EventMark.Read(row.Key.Id, row).Place);
            query = page.Next is { } next ? query with { After = next } : null;
        }
        return heard;
    }
}
