using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Maintenance;

/// <summary>Removes rows of one kind that are too old or too many, oldest first, a page at a time. Where it is, it keeps in memory: a process that begins anew begins at the oldest.</summary>
/// <param name="store">Where they are.</param>
/// <param name="of">Whose, of which kind, and by which index of time. Rows without it are never removed.</param>
/// <param name="kept">How much is kept.</param>
/// <param name="going">What goes with a row that is too old, itself included; none where it is still needed.</param>
internal sealed class AgedRows(ISyncStore store, RowQuery of, KeptFor kept, Func<StoredRow, CancellationToken, ValueTask<IReadOnlyList<RowCheck>>> going) : IAging
{
    private RowMark? _looked;
    private RowMark? _counted;
    private long _count;
    private long _surplus;

    /// <summary>For rows that nothing depends on.</summary>
    public AgedRows(ISyncStore store, RowQuery of, KeptFor kept)
        : this(store, of, kept, static (row, _) => ValueTask.FromResult<IReadOnlyList<RowCheck>>([new RowCheck(row.Key, row.Version)]))
    {
    }

    /// <inheritdoc/>
    public async Task<AgedStep> StepAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await CountAsync(cancellation).ConfigureAwait(false);
        var before = _surplus > 0 ? null : RowValues.Text(now - kept.Age);
        var page = await store.PageAsync(of with { Before = before, After = _looked }, cancellation).ConfigureAwait(false);
        var together = new List<IReadOnlyList<RowCheck>>();
        foreach (var row in page.Rows)
        {
            if (await going(row, cancellation).ConfigureAwait(false) is { Count: > 0 } rows)
                together.Add(rows);
            if (_surplus > 0 && --_surplus == 0)
                break;
        }
        var isDone = page.Next is null || (before is null && _surplus == 0);
        (_looked, _surplus) = isDone ? (null, 0) : (page.Next, _surplus);
        return new AgedStep(await RemoveAsync(together, cancellation).ConfigureAwait(false), !isDone);
    }

    // At once; where one was written again meanwhile, each by itself: what belongs together goes together or stays.
    private async Task<int> RemoveAsync(List<IReadOnlyList<RowCheck>> together, CancellationToken cancellation)
    {
        if (together.Count == 0 || await IsRemovedAsync([.. together.SelectMany(rows => rows).DistinctBy(row => row.Key)], cancellation).ConfigureAwait(false))
            return together.Count;
        var count = 0;
        foreach (var rows in together)
            count += await IsRemovedAsync(rows, cancellation).ConfigureAwait(false) ? 1 : 0;
        return count;
    }

    private async Task<bool> IsRemovedAsync(IReadOnlyList<RowCheck> rows, CancellationToken cancellation) =>
        (await store.CommitAsync(new StoreChange { Deletes = rows }, cancellation).ConfigureAwait(false)).IsCommitted;

    // One page a step: a store does not count by itself.
    private async Task CountAsync(CancellationToken cancellation)
    {
        if (_surplus > 0)
            return;
        var page = await store.PageAsync(of with { After = _counted }, cancellation).ConfigureAwait(false);
        (_count, _counted) = (_count + page.Rows.Count, page.Next);
        if (_counted is not null)
            return;
        _surplus = Math.Max(0, _count - kept.Most);
        _count = 0;
        _looked = _surplus > 0 ? null : _looked;
    }
}
