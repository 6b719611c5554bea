namespace Rezolve.Mapping.Storage;

/// <summary>A store that forgets everything when the process ends: for tests, simulations and trying things out.</summary>
/// <param name="clock">Ends leases.</param>
public sealed class MemoryStore(TimeProvider clock) : ISyncStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<RowKey, StoredRow> _rows = new(KeyOrder);
    private readonly Dictionary<RowKey, RowKey> _unique = [];
    private readonly Dictionary<(string Tenant, string Name), Lease> _leases = [];
    private long _version;
    private long _token;

    private static Comparer<RowKey> KeyOrder { get; } = Comparer<RowKey>.Create((left, right) =>
        string.CompareOrdinal(left.Tenant, right.Tenant) is not 0 and var tenants ? tenants
        : string.CompareOrdinal(left.Kind, right.Kind) is not 0 and var kinds ? kinds
        : string.CompareOrdinal(left.Id, right.Id));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<StoredRow?>>([.. keys.Select(key => _rows.GetValueOrDefault(key))]);
    }

    /// <inheritdoc/>
    public ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
            return ValueTask.FromResult(Obstacle(change) ?? Make(change));
    }

    /// <inheritdoc/>
    public ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        lock (_lock)
        {
            var found = _rows.Values
                .Where(row => row.Key.Tenant == query.Tenant && row.Key.Kind == query.Kind)
                .Select(row => (Row: row, Value: query.Index is null ? row.Key.Id : row.Index.GetValueOrDefault(query.Index)))
                .Where(one => one.Value is not null && Within(query, one.Value, one.Row.Key.Id))
                .OrderBy(one => one.Value, StringComparer.Ordinal).ThenBy(one => one.Row.Key.Id, StringComparer.Ordinal)
                .Take(query.Limit + 1).ToList();
            var rows = found.Take(query.Limit).ToList();
            return ValueTask.FromResult(new RowPage(
                [.. rows.Select(one => one.Row)], found.Count > query.Limit ? new RowMark(rows[^1].Value!, rows[^1].Row.Key.Id) : null));
        }
    }

    /// <inheritdoc/>
    public ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var place = (request.Tenant, request.Name);
            var current = _leases.TryGetValue(place, out var known) && known.Until > now ? known : null;
            if (request.Held is { } held ? current?.Token != held.Token : current is not null)
                return ValueTask.FromResult<Lease?>(null);
            var lease = new Lease(request.Tenant, request.Name, request.Owner, request.Held?.Token ?? ++_token, now + request.Span);
            _leases[place] = lease;
            return ValueTask.FromResult<Lease?>(lease);
        }
    }

    /// <inheritdoc/>
    public Task BackupAsync(Stream target, CancellationToken cancellation)
    {
        List<StoredRow> rows;
        lock (_lock)
            rows = [.. _rows.Values];
        return BackupFormat.WriteAsync(rows, target, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool Within(RowQuery query, string value, string id) =>
        (query.From is null || string.CompareOrdinal(value, query.From) >= 0)
        && (query.Before is null || string.CompareOrdinal(value, query.Before) < 0)
        && (query.After is not { } after || (string.CompareOrdinal(value, after.Value), string.CompareOrdinal(id, after.Id)) is ( > 0, _) or (0, > 0));

    private CommitOutcome? Obstacle(StoreChange change) => new ChangeObstacles(
        key => _rows.GetValueOrDefault(key)?.Version ?? 0,
        place => _unique.TryGetValue(place, out var owner) ? owner : null,
        lease => _leases.TryGetValue((lease.Tenant, lease.Name), out var known) && known.Token == lease.Token && known.Until > clock.GetUtcNow()).Find(change);

    private CommitOutcome Make(StoreChange change)
    {
        var version = ++_version;
        foreach (var key in change.Deletes.Select(one => one.Key).Concat(change.Writes.Select(one => one.Key)))
        {
            if (_rows.Remove(key, out var old))
                old.Unique.ToList().ForEach(text => _unique.Remove(Place(key, text)));
        }
        foreach (var write in change.Writes)
        {
            _rows[write.Key] = new StoredRow(write.Key, version, write.Content.ToArray()) { Index = write.Index, Unique = write.Unique };
            foreach (var text in write.Unique)
                _unique[Place(write.Key, text)] = write.Key;
        }
        return new(CommitResult.Committed, version);
    }

    private static RowKey Place(RowKey key, string text) => key with { Id = text };
}
