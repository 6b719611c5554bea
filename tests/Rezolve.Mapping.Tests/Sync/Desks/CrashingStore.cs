using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Tests.Sync.Desks;

/// <summary>The store as a process reaches it that ends at one commit: before it, or right after it. What was stored outlives the process.</summary>
/// <param name="store">The store.</param>
/// <param name="at">The commit at which the process ends, counted from 1; 0 for a process that lives.</param>
/// <param name="isStored">Whether that commit is made.</param>
internal sealed class CrashingStore(ISyncStore store, int at, bool isStored) : ISyncStore
{
    private bool _isDead;

    /// <summary>Every change that was made, in order.</summary>
    public List<StoreChange> Changes { get; } = [];

    public ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation)
    {
        Check();
        return store.LoadAsync(keys, cancellation);
    }

    public async ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation)
    {
        Check();
        if (Changes.Count + 1 == at && !isStored)
            throw End();
        var outcome = await store.CommitAsync(change, cancellation);
        if (outcome.IsCommitted)
            Changes.Add(change);
        return outcome.IsCommitted && Changes.Count == at ? throw End() : outcome;
    }

    public ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation)
    {
        Check();
        return store.PageAsync(query, cancellation);
    }

    public ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation)
    {
        Check();
        return store.LeaseAsync(request, cancellation);
    }

    public Task BackupAsync(Stream target, CancellationToken cancellation) => store.BackupAsync(target, cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Check()
    {
        if (_isDead)
            throw new ProcessEndedException();
    }

    private ProcessEndedException End()
    {
        _isDead = true;
        return new ProcessEndedException();
    }
}

/// <summary>The process is no more.</summary>
internal sealed class ProcessEndedException : Exception;
