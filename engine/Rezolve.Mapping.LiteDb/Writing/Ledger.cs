using LiteDB;
using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Writing;

/// <summary>Makes changes within the transaction that its thread has open.</summary>
internal sealed class Ledger
{
    private const int KnownRows = 8192;

    private readonly RowTable _rows;
    private readonly Counter _counter;
    private readonly ChangeObstacles _obstacles;
    private long _saves;

    public Ledger(ILiteDatabase database, RowTable rows, TimeProvider clock)
    {
        _rows = rows;
        _counter = new Counter(database);
        Leases = new LeaseTable(database, clock, _counter);
        _obstacles = new ChangeObstacles(Version, rows.Owner, Leases.IsHeld);
    }

    public LeaseTable Leases { get; }

    /// <summary>What need not be looked for.</summary>
    public KnownVersions Known { get; } = new(KnownRows);

    /// <summary>How often anything was written. Where it grew in a transaction, that transaction goes to the log; else there is nothing to wait for.</summary>
    public long Saves => _saves + _counter.Saves + Leases.Saves;

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
            Write(change.Writes[i].Key, documents[i], version);
        return new(CommitResult.Committed, version);
    }

    /// <summary>Puts rows in as they were elsewhere, their versions included.</summary>
    /// <param name="rows">The rows; one or more.</param>
    /// <exception cref="InvalidDataException">One, or a text it must have alone, is there already.</exception>
    public void Restore(IReadOnlyList<StoredRow> rows)
    {
        foreach (var row in rows)
            Restore(row);
        _counter.Pass(rows.Max(row => row.Version));
    }

    private void Restore(StoredRow row)
    {
        var write = new RowWrite(row.Key, row.Content) { Expected = 0, Index = row.Index, Unique = row.Unique };
        if (_obstacles.Find(new StoreChange { Writes = [write] }) is { } outcome)
            throw new InvalidDataException($"The backup holds row {row.Key.Id} of {row.Key.Tenant}/{row.Key.Kind} twice, or a unique text of it ({outcome.Result}).");
        Write(row.Key, RowDocument.Of(write), row.Version);
    }

    private void Write(RowKey key, BsonDocument document, long version)
    {
        document["v"] = version;
        if (Known.Find(key) == 0)
            _rows.Add(document);
        else
            _rows.Write(document);
        Known.Keep(key, version);
        _saves++;
    }

    private void Delete(RowKey key)
    {
        if (Known.Find(key) != 0)
            _saves += _rows.Delete(key) ? 1 : 0;
        Known.Keep(key, 0);
    }

    private long Version(RowKey key)
    {
        if (Known.Find(key) is { } known)
            return known;
        var version = _rows.Version(key);
        Known.Keep(key, version);
        return version;
    }
}
