using LiteDB;
using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Writing;

/// <summary>Makes changes within the transaction that its thread has open.</summary>
internal sealed class Ledger
{
    private readonly RowTable _rows;
    private readonly Counter _counter;
    private readonly ChangeObstacles _obstacles;
    private long _saves;

    public Ledger(ILiteDatabase database, RowTable rows, TimeProvider clock)
    {
        _rows = rows;
        _counter = new Counter(database);
        Leases = new LeaseTable(database, clock, _counter);
        _obstacles = new ChangeObstacles(rows.Version, rows.Owner, Leases.IsHeld);
    }

    public LeaseTable Leases { get; }

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
            _saves += _rows.Delete(delete.Key) ? 1 : 0;
        foreach (var document in documents)
        {
            document["v"] = version;
            _rows.Write(document);
            _saves++;
        }
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
        var document = RowDocument.Of(write);
        document["v"] = row.Version;
        _rows.Write(document);
    }
}
