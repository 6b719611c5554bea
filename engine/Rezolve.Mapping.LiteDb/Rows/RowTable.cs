using LiteDB;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Rows;

/// <summary>The rows of a file. What it answers is held in memory: nothing of it reads on later.</summary>
/// <remarks>All rows are one collection, since a transaction sees each collection as of the moment it first touches that one.</remarks>
/// <param name="database">The file.</param>
internal sealed class RowTable(ILiteDatabase database)
{
    private const string Places = "$.x[*]";

    private const string Texts = "$.u[*]";

    private const int KeysAtOnce = 200;

    private readonly ILiteCollection<BsonDocument> _rows = database.GetCollection("rows", BsonAutoId.ObjectId);

    /// <summary>Makes the indexes.</summary>
    public void Prepare()
    {
        _rows.EnsureIndex("x", Places);
        _rows.EnsureIndex("u", Texts);
    }

    /// <summary>One row for each key; null where there is none.</summary>
    public IReadOnlyList<StoredRow?> Find(IReadOnlyList<RowKey> keys)
    {
        if (keys is [var only])
            return [Document(only) is { } document ? RowDocument.Row(document) : null];
        var found = keys.Chunk(KeysAtOnce).SelectMany(Several).ToDictionary(row => row.Key);
        return [.. keys.Select(key => found.GetValueOrDefault(key))];
    }

    /// <summary>The highest id of a kind, by the codes of its characters; null where there is no row of it.</summary>
    public string? HighestId(string tenant, string kind)
    {
        var prefix = KeyBytes.Prefix(tenant, kind);
        var last = _rows.Query().Where(BsonExpression.Create("$._id BETWEEN @0 AND @1", prefix, KeyBytes.Top(prefix))).OrderByDescending("$._id").Limit(1).FirstOrDefault();
        return last is null ? null : RowDocument.Key(last).Id;
    }

    /// <summary>The row that has a unique text; null where none has.</summary>
    public RowKey? Owner(RowKey place) =>
        _rows.FindOne(BsonExpression.Create($"{Texts} ANY = @0", RowDocument.Unique(place))) is { } found ? RowDocument.Key(found) : null;

    /// <summary>Writes a document where there is none.</summary>
    public void Add(BsonDocument document) => _rows.Insert(document);

    /// <summary>Writes a document over what is there.</summary>
    public void Write(BsonDocument document) => _rows.Upsert(document);

    /// <summary>Removes a row; false where there is none.</summary>
    public bool Delete(RowKey key) => _rows.Delete(RowDocument.Key(key));

    /// <summary>Every row, in the order of keys, read while it is enumerated: on one thread, to the end or until it is disposed.</summary>
    public IEnumerable<StoredRow> Enumerate() => _rows.FindAll().Select(RowDocument.Row);

    /// <summary>A page of rows.</summary>
    public RowPage Page(RowQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        var found = PageRange.Of(query) is { } range ? Within(query, range) : [];
        if (found.Count <= query.Limit)
            return new(found, null);
        found.RemoveAt(query.Limit);
        var last = found[^1];
        return new(found, new RowMark(query.Index is null ? last.Key.Id : last.Index[query.Index], last.Key.Id));
    }

    /// <summary>How the file would look for a page: for tests.</summary>
    internal BsonDocument Plan(RowQuery query) => _rows.Query().Where(Condition(query, PageRange.Of(query)!.Value)).Limit(OneMore(query)).GetPlan();

    // A range takes its upper bound in. No index key is equal to it, but the row whose id is the bound is, and it comes last.
    private List<StoredRow> Within(RowQuery query, PageRange range) =>
        [.. _rows.Find(Condition(query, range), 0, OneMore(query)).Select(RowDocument.Row).Where(row => query.Index is not null || row.Key.Id != query.Before)];

    private static int OneMore(RowQuery query) => (int)Math.Min(query.Limit + 1L, int.MaxValue);

    private static BsonExpression Condition(RowQuery query, PageRange range) =>
        BsonExpression.Create(query.Index is null ? "$._id BETWEEN @0 AND @1" : Places + " ANY BETWEEN @0 AND @1", range.Low, range.High);

    // One question for many keys costs little more than half of what as many questions do.
    private IEnumerable<StoredRow> Several(RowKey[] keys) =>
        _rows.Find(BsonExpression.Create("$._id IN @0", new BsonArray(keys.Distinct().Select(RowDocument.Key)))).Select(RowDocument.Row);

    private BsonDocument? Document(RowKey key) => _rows.FindOne(BsonExpression.Create("$._id = @0", RowDocument.Key(key)));
}
