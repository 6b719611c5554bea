using LiteDB;

namespace Rezolve.Mapping.LiteDb.Writing;

/// <summary>
/// Numbers that grow and are never given twice, whatever ends the process: versions and tokens. It writes only a bound below which numbers may
/// have been given, once for many of them, and goes on from the bound when the file is opened again.
/// </summary>
/// <param name="database">The file.</param>
internal sealed class Counter(ILiteDatabase database)
{
    private const int Block = 1000;

    private long _below = database.GetCollection("store").FindById("counter")?["below"].AsInt64 ?? 1;

    private long? _next;

    /// <summary>How often a bound was written.</summary>
    public long Saves { get; private set; }

    /// <summary>The last number that may have been given.</summary>
    public long Last => (_next ?? _below) - 1;

    /// <summary>The next number, within a transaction.</summary>
    public long Next()
    {
        var number = _next ?? _below;
        if (number >= _below)
            Save(number + Block);
        _next = number + 1;
        return number;
    }

    /// <summary>Gives nothing that is not above a number, within a transaction.</summary>
    public void Pass(long number)
    {
        if (number < (_next ?? _below))
            return;
        _next = number + 1;
        Save(number + 1);
    }

    private void Save(long below)
    {
        _below = below;
        Saves++;
        database.GetCollection("store").Upsert(new BsonDocument { ["_id"] = "counter", ["below"] = below });
    }
}
