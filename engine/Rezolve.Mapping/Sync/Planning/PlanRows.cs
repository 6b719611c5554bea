using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>The rows that a plan wrote and removed. Whoever holds it sees to it that one thread is at it at a time.</summary>
internal sealed class PlanRows
{
    // Above every number that a store gives, so that a version of here is never taken for one of there.
    private const long FirstVersion = 1L << 62;

    private readonly Dictionary<RowKey, StoredRow?> _rows = [];
    private readonly Dictionary<(string Tenant, string Kind), SortedRows> _kinds = [];
    private readonly Dictionary<RowKey, RowKey> _owners = [];
    private long _version = FirstVersion;

    /// <summary>The rows that were written and not removed since.</summary>
    public IEnumerable<StoredRow> All => _rows.Values.OfType<StoredRow>();

    /// <summary>The rows of a kind that were written.</summary>
    public IEnumerable<StoredRow> Of(string tenant, string kind) => _kinds.TryGetValue((tenant, kind), out var rows) ? rows.All : [];

    /// <summary>Whether a row was written or removed here, so that the one below does not count.</summary>
    public bool Hides(RowKey key) => _rows.ContainsKey(key);

    /// <summary>A row that was written; null where it was removed, or never touched.</summary>
    public StoredRow? Find(RowKey key) => _rows.GetValueOrDefault(key);

    /// <summary>The row written here that has a unique text, which stands in the place of the id; null where none has.</summary>
    public RowKey? Owner(RowKey place) => _owners.TryGetValue(place, out var owner) ? owner : null;

    /// <summary>Makes a change in whose way nothing stands.</summary>
    /// <returns>The version of what was written.</returns>
    public long Make(StoreChange change)
    {
        var version = ++_version;
        foreach (var key in change.Deletes.Select(one => one.Key).Concat(change.Writes.Select(one => one.Key)))
        {
            foreach (var text in Find(key)?.Unique ?? [])
                _owners.Remove(key with { Id = text });
            _rows[key] = null;
            Sorted(key).Remove(key.Id);
        }
        foreach (var write in change.Writes)
        {
            var row = new StoredRow(write.Key, version, write.Content.ToArray()) { Index = write.Index, Unique = write.Unique };
            _rows[write.Key] = row;
            Sorted(write.Key).Put(row);
            foreach (var text in write.Unique)
                _owners[write.Key with { Id = text }] = write.Key;
        }
        return version;
    }

    /// <summary>A page of the rows written here and of those below that they do not hide.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="below">Rows from below: one more than the page takes, or all there are.</param>
    public RowPage Merge(RowQuery query, IReadOnlyList<StoredRow> below)
    {
        var written = _kinds.TryGetValue((query.Tenant, query.Kind), out var rowsOfKind) ? rowsOfKind.Of(query, query.Limit + 1) : [];
        var found = written.Concat(below)
            .Select(row => (Row: row, Value: query.Index is null ? row.Key.Id : row.Index[query.Index]))
            .OrderBy(one => one.Value, StringComparer.Ordinal).ThenBy(one => one.Row.Key.Id, StringComparer.Ordinal)
            .Take(query.Limit + 1).ToList();
        var rows = found.Take(query.Limit).ToList();
        return new RowPage([.. rows.Select(one => one.Row)], found.Count > query.Limit ? new RowMark(rows[^1].Value, rows[^1].Row.Key.Id) : null);
    }

    private SortedRows Sorted(RowKey key) =>
        _kinds.TryGetValue((key.Tenant, key.Kind), out var rows) ? rows : _kinds[(key.Tenant, key.Kind)] = new SortedRows();
}
