using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Simulation.Faults;

/// <summary>The store as one process reaches it: the rows outlive the process.</summary>
/// <param name="store">The store.</param>
/// <param name="life">The process.</param>
/// <param name="seen">Sees every change that was made.</param>
/// <param name="isBeside">Whether what is stored says nothing of the work that is under way: it came from outside.</param>
internal sealed class MortalStore(ISyncStore store, Life life, Action<StoreChange> seen, bool isBeside = false) : ISyncStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation)
    {
        life.Check();
        return store.LoadAsync(keys, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation)
    {
        life.Pass(life.IsClosing && !isBeside ? CrashPoint.BeforeClosing : CrashPoint.BeforeCommit);
        var outcome = await store.CommitAsync(change, cancellation).ConfigureAwait(false);
        if (!outcome.IsCommitted)
            return outcome;
        seen(change);
        if (isBeside)
        {
            life.Pass(CrashPoint.AfterCommit);
            return outcome;
        }
        life.Heard?.Invoke();
        life.Heard = null;
        (var wasHop, life.IsClosing, life.IsBetweenHops) = (life.IsBetweenHops, false, false);
        life.Pass(wasHop ? CrashPoint.BetweenHops : CrashPoint.AfterCommit);
        return outcome;
    }

    /// <inheritdoc/>
    public ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation)
    {
        life.Check();
        return store.PageAsync(query, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation)
    {
        life.Check();
        return store.LeaseAsync(request, cancellation);
    }

    /// <inheritdoc/>
    public Task BackupAsync(Stream target, CancellationToken cancellation) => store.BackupAsync(target, cancellation);

    /// <summary>Does nothing: the store belongs to the world, not to the process.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
