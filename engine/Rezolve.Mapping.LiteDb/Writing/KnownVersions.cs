using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Writing;

/// <summary>
/// The versions of rows that were lately read or written, so that a change which expects one need not look for the row again. One thread writes
/// a file, so what it wrote last is what is there. Safe for many threads.
/// </summary>
/// <remarks>
/// What is known is kept for a turn and forgotten in the one after the next, between two transactions. So what was written since a reader
/// began is still known one turn later, and what it read of older rows cannot hide it; after more turns a reader has nothing to tell.
/// </remarks>
/// <param name="most">How many rows make a turn. 1 or more.</param>
internal sealed class KnownVersions(int most)
{
    private readonly Lock _lock = new();
    private Dictionary<RowKey, long> _young = [];
    private Dictionary<RowKey, long> _old = [];
    private long _turn;

    /// <summary>The turn, which a reader notes before it begins.</summary>
    public long Turn
    {
        get
        {
            lock (_lock)
                return _turn;
        }
    }

    /// <summary>The version of a row; 0 where it is known that there is none, null where nothing is known.</summary>
    public long? Find(RowKey key)
    {
        lock (_lock)
            return _young.TryGetValue(key, out var version) || _old.TryGetValue(key, out version) ? version : null;
    }

    /// <summary>Told by the thread that writes: a row has that version; 0 where it is gone, or never was.</summary>
    public void Keep(RowKey key, long version)
    {
        lock (_lock)
            _young[key] = version;
    }

    /// <summary>Told by a reader: what it found, where nothing newer is known.</summary>
    /// <param name="keys">What it looked for.</param>
    /// <param name="rows">What it found, in the same order.</param>
    /// <param name="turn">The turn in which it began.</param>
    public void Learn(IReadOnlyList<RowKey> keys, IReadOnlyList<StoredRow?> rows, long turn)
    {
        lock (_lock)
        {
            for (var i = 0; i < keys.Count && _young.Count < most && _turn <= turn + 1; i++)
            {
                if (!_old.ContainsKey(keys[i]))
                    _young.TryAdd(keys[i], rows[i]?.Version ?? 0);
            }
        }
    }

    /// <summary>Told by the thread that writes, between two transactions: what was known longest may be forgotten.</summary>
    public void Settle()
    {
        lock (_lock)
        {
            if (_young.Count < most)
                return;
            (_old, _young) = (_young, []);
            _turn++;
        }
    }
}
