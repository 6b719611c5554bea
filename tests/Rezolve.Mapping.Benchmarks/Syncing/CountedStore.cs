using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Benchmarks.Syncing;

/// <summary>A store that notes what passes through it to the one below.</summary>
/// <param name="below">Where rows are kept.</param>
/// <param name="clock">Is told.</param>
internal sealed class CountedStore(ISyncStore below, StageClock clock) : ISyncStore
{
    private readonly Lock _lock = new();

    /// <summary>Every change that was made, in the order in which they were asked for; empty unless it is to be kept.</summary>
    public List<StoreChange> Changes { get; } = [];

    /// <summary>Whether changes are kept.</summary>
    public bool KeepsChanges { get; init; }

    /// <summary>How many rows were written or removed; the mark of a feed, of which there is one a run, does not count.</summary>
    public int Rows { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation)
    {
        return await TimedAsync(() => below.LoadAsync(keys, cancellation)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation)
    {
        Note(change);
        return await TimedAsync(() => below.CommitAsync(change, cancellation)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation)
    {
        return await TimedAsync(() => below.PageAsync(query, cancellation)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => below.LeaseAsync(request, cancellation);

    /// <inheritdoc/>
    public Task BackupAsync(Stream target, CancellationToken cancellation) => below.BackupAsync(target, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => below.DisposeAsync();

    private void Note(StoreChange change)
    {
        lock (_lock)
        {
            Rows += change.Writes.Count(write => write.Key.Kind != "mark") + change.Deletes.Count;
            if (KeepsChanges)
                Changes.Add(change);
        }
    }

    private async ValueTask<T> TimedAsync<T>(Func<ValueTask<T>> call)
    {
        clock.Was(Stage.Reconcile);
        var answer = call();
        clock.Was(Stage.Store);
        var result = await answer.ConfigureAwait(false);
        clock.Was(Stage.Store);
        return result;
    }
}
