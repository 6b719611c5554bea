using System.Diagnostics;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Benchmarks.Syncing;

/// <summary>A store that notes what passes through it to the one below.</summary>
/// <param name="below">Where rows are kept.</param>
internal sealed class CountedStore(ISyncStore below) : ISyncStore
{
    private readonly Lock _lock = new();
    private long _begun;
    private int _waiting;
    private long _busy;

    /// <summary>Every change that was made, in the order in which they were asked for; empty unless it is to be kept.</summary>
    public List<StoreChange> Changes { get; } = [];

    /// <summary>Whether changes are kept.</summary>
    public bool KeepsChanges { get; init; }

    /// <summary>How many rows were written or removed; the mark of a feed, of which there is one a run, does not count.</summary>
    public int Rows { get; private set; }

    /// <summary>How long at least one call was under way.</summary>
    public TimeSpan Busy => Stopwatch.GetElapsedTime(0, _busy);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation)
    {
        using var _ = Enter();
        return await below.LoadAsync(keys, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation)
    {
        Note(change);
        using var _ = Enter();
        return await below.CommitAsync(change, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation)
    {
        using var _ = Enter();
        return await below.PageAsync(query, cancellation).ConfigureAwait(false);
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

    private Leaving Enter()
    {
        lock (_lock)
        {
            if (_waiting++ == 0)
                _begun = Stopwatch.GetTimestamp();
        }
        return new Leaving(this);
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_waiting == 0)
                _busy += Stopwatch.GetTimestamp() - _begun;
        }
    }

    private readonly struct Leaving(CountedStore store) : IDisposable
    {
        public void Dispose() => store.Leave();
    }
}
