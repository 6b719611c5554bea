using LiteDB;
using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Writing;

/// <summary>Makes changes within the transaction that its thread has open.</summary>
internal sealed class Ledger
{
    private const int RowsKnown = 8192;

    private const long BytesKnown = 16 * 1024 * 1024;

    private readonly RowTable _rows;
    private readonly TimeProvider _clock;
    private readonly Counter _counter;
    private readonly ChangeObstacles _obstacles;
    private long _saves;

    public Ledger(ILiteDatabase database, RowTable rows, TimeProvider clock)
    {
        (_rows, _clock) = (rows, clock);
        _counter = new Counter(database);
        Leases = new LeaseTable(database, clock, _counter);
        _obstacles = new ChangeObstacles(Version, rows.Owner, Leases.IsHeld);
    }

    public LeaseTable Leases { get; }

    /// <summary>What need not be looked for.</summary>
    public KnownRows Known { get; } = new(RowsKnown, BytesKnown);

    /// <summary>How often anything was written. Where it grew in a transaction, that transaction goes to the log; else there is nothing to wait for.</summary>
    public long Saves => _saves + _counter.Saves + Leases.Saves;

    /// <summary>Looks for what changes will ask, all at once and before anything is written: that costs little more than one question.</summary>
    /// <param name="changes">The changes.</param>
    public void Foresee(IReadOnlyList<StoreChange> changes)
    {
        foreach (var write in changes.SelectMany(change => change.Writes))
            Known.Learn(write.Key.Tenant, write.Key.Kind, _rows.HighestId);
        var unknown = changes.SelectMany(Expected).Where(key => Known.Version(key) is null).Distinct().ToList();
        if (unknown.Count == 0)
            return;
        foreach (var (key, row) in unknown.Zip(_rows.Find(unknown)))
            Known.Keep(key, row);
    }

    /// <summary>What time it is.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Goes on where another stopped that wrote the same rows, within a transaction: its leases hold, and none of its numbers is given again.</summary>
    /// <param name="old">The other; nothing is written by it any more.</param>
    /// <param name="longer">By how much longer leases hold: so long nobody could renew them.</param>
    public void Inherit(Ledger old, TimeSpan longer)
    {
        _counter.Pass(old._counter.Last);
        Leases.Inherit(old.Leases, longer);
    }

    /// <summary>Makes a change, or says what stands in its way; then nothing of it is written.</summary>
    /// <param name="change">The change.</param>
    /// <param name="documents">What it writes, in the same order.</param>
    public CommitOutcome Make(StoreChange change, IReadOnlyList<BsonDocument> documents)
    {
        if (_obstacles.Find(change) is { } outcome)
            return outcome;
        var version = _counter.Next();
        foreach (var delete in change.Deletes)
            Delete(delete.Key);
        for (var i = 0; i < documents.Count; i++)
            Write(change.Writes[i], documents[i], version);
        return new(CommitResult.Committed, version);
    }

    /// <summary>Puts rows in as they were elsewhere, their versions included.</summary>
    /// <param name="rows">The rows; one or more.</param>
    /// <exception cref="InvalidDataException">One, or a text it must have alone, is there already.</exception>
    public void Restore(IReadOnlyList<StoredRow> rows)
    {
        var changes = rows.Select(row => new StoreChange { Writes = [new RowWrite(row.Key, row.Content) { Expected = 0, Index = row.Index, Unique = row.Unique }] }).ToList();
        Foresee(changes);
        foreach (var (row, change) in rows.Zip(changes))
        {
            if (_obstacles.Find(change) is { } outcome)
                throw new InvalidDataException($"The backup holds row {row.Key.Id} of {row.Key.Tenant}/{row.Key.Kind} twice, or a unique text of it ({outcome.Result}).");
            Write(change.Writes[0], RowDocument.Of(change.Writes[0]), row.Version);
        }
        _counter.Pass(rows.Max(row => row.Version));
    }

    private static IEnumerable<RowKey> Expected(StoreChange change) =>
        change.Checks.Concat(change.Deletes).Concat(change.Writes.Select(write => new RowCheck(write.Key, write.Expected)))
            .Where(check => check.Expected is not null).Select(check => check.Key);

    private void Write(RowWrite write, BsonDocument document, long version)
    {
        document["v"] = version;
        if (Known.Version(write.Key) == 0)
            _rows.Add(document);
        else
            _rows.Write(document);
        Known.Keep(write.Key, new StoredRow(write.Key, version, document["c"].AsBinary) { Index = write.Index, Unique = write.Unique });
        _saves++;
    }

    private void Delete(RowKey key)
    {
        if (Known.Version(key) != 0)
            _saves += _rows.Delete(key) ? 1 : 0;
        Known.Keep(key, null);
    }

    private long Version(RowKey key)
    {
        if (Known.Version(key) is { } known)
            return known;
        var row = _rows.Find([key])[0];
        Known.Keep(key, row);
        return row?.Version ?? 0;
    }
}
