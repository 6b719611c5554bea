using System.Collections;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills.Stores;

/// <summary>A store at which its process stands still, for good, at one point.</summary>
/// <param name="store">The store.</param>
/// <param name="point">The point.</param>
/// <param name="stand">Says that it is reached; never returns.</param>
internal sealed class GatedStore(ISyncStore store, StorePoint point, Action stand) : ISyncStore
{
    private readonly Lock _lock = new();
    private readonly List<StoreChange> _made = [];

    public ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation) => store.LoadAsync(keys, cancellation);

    public async ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation)
    {
        StoreStage? stage;
        lock (_lock)
            stage = point.IsIt(change, _made) ? point.Stage : null;
        if (stage == StoreStage.Asked)
            stand();
        var outcome = await store.CommitAsync(stage == StoreStage.Open ? change with { Writes = new StandingWrites(change.Writes, stand) } : change, cancellation);
        if (stage == StoreStage.Done && outcome.IsCommitted)
            stand();
        lock (_lock)
            _made.Add(change);
        return outcome;
    }

    public ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation) => store.PageAsync(query, cancellation);

    public ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => store.LeaseAsync(request, cancellation);

    public Task BackupAsync(Stream target, CancellationToken cancellation) => store.BackupAsync(target, cancellation);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    // A store takes the rows one by one as it writes them: whoever takes the last one has written those before it, and has committed nothing.
    private sealed class StandingWrites(IReadOnlyList<RowWrite> writes, Action stand) : IReadOnlyList<RowWrite>
    {
        public int Count => writes.Count;

        public RowWrite this[int index]
        {
            get
            {
                if (index == writes.Count - 1)
                    stand();
                return writes[index];
            }
        }

        public IEnumerator<RowWrite> GetEnumerator() => writes.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
