using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Writing;

/// <summary>
/// The rows that were lately read or written, so that neither who asks for one nor a change which expects one need look for it in the file.
/// One thread writes a file, so what it wrote last is what is there. Safe for many threads.
/// </summary>
/// <remarks>
/// What is known is kept for a turn and forgotten in the one after the next, between two transactions. So what was written since a reader
/// began is still known one turn later, and what it read of older rows cannot hide it; after more turns a reader has nothing to tell.
/// What a transaction makes is told to nobody before it is durable; while it is being committed, readers ask the file for those rows.
/// </remarks>
/// <param name="most">How many rows make a turn. 1 or more.</param>
/// <param name="mostBytes">How many bytes of content make a turn. 1 or more.</param>
internal sealed class KnownRows(int most, long mostBytes)
{
    // Who reads more at once goes through what there is, and does not come back for it: of those rows the version will do.
    private const int Few = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<RowKey, KnownRow> _made = [];
    private readonly HighestIds _highest = new();
    private Dictionary<RowKey, KnownRow> _young = [];
    private Dictionary<RowKey, KnownRow> _old = [];
    private long _bytes;
    private long _turn;
    private bool _isCommitting;

    /// <summary>The turn, which a reader notes before it begins.</summary>
    public long Turn
    {
        get
        {
            lock (_lock)
                return _turn;
        }
    }

    private bool IsFull => _young.Count >= most || _bytes >= mostBytes;

    /// <summary>One row for each key, all as of one moment, null where there is none; null for the whole where anything of it is not known.</summary>
    public IReadOnlyList<StoredRow?>? Find(IReadOnlyList<RowKey> keys)
    {
        var rows = new StoredRow?[keys.Count];
        lock (_lock)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                if ((_isCommitting && _made.ContainsKey(keys[i])) || Published(keys[i]) is not { } known || known.IsVersionOnly)
                    return null;
                rows[i] = known.Row;
                Renew(keys[i], known);
            }
        }
        return rows;
    }

    /// <summary>The version of a row as the thread that writes would find it; 0 where it is known that there is none, null where nothing is known.</summary>
    public long? Version(RowKey key)
    {
        if (_made.TryGetValue(key, out var made))
            return made.Version;
        lock (_lock)
            return Published(key)?.Version;
    }

    /// <summary>Told by the thread that writes, within a transaction: what a key has now.</summary>
    /// <param name="key">The key.</param>
    /// <param name="row">The row; null where it is gone, or never was.</param>
    public void Keep(RowKey key, StoredRow? row)
    {
        _made[key] = new KnownRow(row?.Version ?? 0, row);
        if (row is null)
            return;
        lock (_lock)
            _highest.Raise(key);
    }

    /// <summary>Told by the thread that writes, within a transaction and before anything of the kind is written: no row of the kind has a higher id.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="find">Finds the highest id; null where there is no row.</param>
    public void Learn(string tenant, string kind, Func<string, string, string?> find)
    {
        if (_highest.Knows(tenant, kind))
            return;
        var id = find(tenant, kind);
        lock (_lock)
            _highest.Learn(tenant, kind, id);
    }

    /// <summary>Told by the thread that writes, before it commits: until it is durable, what the file says counts.</summary>
    public void Commit()
    {
        lock (_lock)
            _isCommitting = true;
    }

    /// <summary>Told by the thread that writes, between two transactions: what it made is durable, and what was known longest may be forgotten.</summary>
    public void Settle()
    {
        lock (_lock)
        {
            foreach (var (key, made) in _made)
            {
                _young[key] = made;
                _bytes += made.Bytes;
            }
            _made.Clear();
            _isCommitting = false;
            _highest.Settle();
            if (!IsFull)
                return;
            (_old, _young, _bytes) = (_young, [], 0);
            _turn++;
        }
    }

    /// <summary>Told by a reader: what it found, where nothing newer is known.</summary>
    /// <param name="keys">What it looked for.</param>
    /// <param name="rows">What it found, in the same order.</param>
    /// <param name="turn">The turn in which it began.</param>
    public void Learn(IReadOnlyList<RowKey> keys, IReadOnlyList<StoredRow?> rows, long turn)
    {
        lock (_lock)
        {
            for (var i = 0; i < keys.Count && !IsFull && _turn <= turn + 1; i++)
            {
                var known = new KnownRow(rows[i]?.Version ?? 0, keys.Count <= Few ? rows[i] : null);
                if (Published(keys[i]) is { } had && !(had.IsVersionOnly && had.Version == known.Version))
                    continue;
                _young[keys[i]] = known;
                _bytes += known.Bytes;
            }
        }
    }

    // What is asked for again is not forgotten with what is not.
    private void Renew(RowKey key, KnownRow known)
    {
        if (!IsFull && _old.ContainsKey(key) && _young.TryAdd(key, known))
            _bytes += known.Bytes;
    }

    private KnownRow? Published(RowKey key) =>
        _young.TryGetValue(key, out var known) || _old.TryGetValue(key, out known) ? known : _highest.IsAbove(key) ? default(KnownRow) : null;

    private readonly record struct KnownRow(long Version, StoredRow? Row)
    {
        public bool IsVersionOnly => Row is null && Version != 0;

        public long Bytes => Row?.Content.Length ?? 0;
    }
}
