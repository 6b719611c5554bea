using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>
/// A store over another: what is read comes through, what is written stays here and is forgotten. So a plan takes the same path as a run, and the
/// store below does not change.
/// </summary>
/// <param name="below">The store that is read. It stays open.</param>
/// <param name="clock">Ends leases, which are taken here only.</param>
internal sealed class PlanStore(ISyncStore below, TimeProvider clock) : ISyncStore
{
    private readonly PlanRows _rows = new();
    private readonly TakenTexts _taken = new(below);
    private readonly MemoryStore _leases = new(clock);
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>What was written, as it stands now: rows, and keys of rows that were removed.</summary>
    public PlanRows Written => _rows;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await ReadAsync(keys, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await ObstacleAsync(change, cancellation).ConfigureAwait(false) ?? new(CommitResult.Committed, _rows.Make(change));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var visible = await BelowAsync(query, cancellation).ConfigureAwait(false);
            return _rows.Merge(query, visible);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => _leases.LeaseAsync(request, cancellation);

    /// <inheritdoc/>
    public async Task BackupAsync(Stream target, CancellationToken cancellation)
    {
        using var under = new MemoryStream();
        await below.BackupAsync(under, cancellation).ConfigureAwait(false);
        under.Position = 0;
        var kept = BackupFormat.ReadAsync(under, cancellation).Where(row => !_rows.Hides(row.Key));
        await BackupFormat.WriteAsync(kept.Concat(_rows.All.ToAsyncEnumerable()), target, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _one.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<IReadOnlyList<StoredRow?>> ReadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation)
    {
        var found = await below.LoadAsync(keys, cancellation).ConfigureAwait(false);
        return [.. keys.Select((key, at) => _rows.Hides(key) ? _rows.Find(key) : found[at])];
    }

    private async ValueTask<CommitOutcome?> ObstacleAsync(StoreChange change, CancellationToken cancellation)
    {
        if (change.Lease is not null && !(await _leases.CommitAsync(new StoreChange { Lease = change.Lease }, cancellation).ConfigureAwait(false)).IsCommitted)
            return new(CommitResult.LeaseLost, 0);
        List<RowKey> keys = [.. change.Checks.Select(one => one.Key), .. change.Deletes.Select(one => one.Key), .. change.Writes.Select(one => one.Key)];
        var rows = await ReadAsync(keys, cancellation).ConfigureAwait(false);
        var versions = keys.Zip(rows).DistinctBy(one => one.First).ToDictionary(one => one.First, one => one.Second?.Version ?? 0);
        foreach (var write in change.Writes.Where(write => write.Unique.Count > 0))
            await _taken.LearnAsync(write.Key, cancellation).ConfigureAwait(false);
        return new ChangeObstacles(key => versions[key], Owner, _ => true).Find(change);
    }

    private RowKey? Owner(RowKey place) => _rows.Owner(place) ?? (_taken.Owner(place) is { } owner && !_rows.Hides(owner) ? owner : null);

    // As many rows from below as a page takes, not counting those that are hidden by what was written here.
    private async ValueTask<IReadOnlyList<StoredRow>> BelowAsync(RowQuery query, CancellationToken cancellation)
    {
        var visible = new List<StoredRow>();
        for (RowQuery? next = query; next is not null && visible.Count <= query.Limit;)
        {
            var page = await below.PageAsync(next, cancellation).ConfigureAwait(false);
            visible.AddRange(page.Rows.Where(row => !_rows.Hides(row.Key)));
            next = page.Next is { } mark ? next with { After = mark } : null;
        }
        return visible;
    }
}
