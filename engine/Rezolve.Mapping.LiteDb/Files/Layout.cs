using LiteDB;
using Rezolve.Mapping.LiteDb.Rows;

namespace Rezolve.Mapping.LiteDb.Files;

/// <summary>How a file is laid out: a number in the file, and steps from each layout to the next.</summary>
internal static class Layout
{
    /// <summary>The number of this version's layout.</summary>
    public static int Current => Steps.Count + 1;

    // The step at place n leads from layout n + 1 to n + 2. A step is never changed once a version with it was given out.
    private static IReadOnlyList<Action<ILiteDatabase>> Steps { get; } = [CountByBound];

    /// <summary>Lays out a new file, or brings one up to this version's layout: a transaction a step, so that a step that is cut off was never begun.</summary>
    /// <param name="database">The file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="StoreFileException">It is of a newer layout, or no store.</exception>
    public static void Bring(ILiteDatabase database, string file)
    {
        var found = Of(database, file);
        if (found > Current)
        {
            throw new StoreFileException(
                StoreFileFault.Newer,
                $"{file} has layout {found}, and this version knows layouts up to {Current}. Use the version that wrote it, or a newer one; a backup made there can be restored here.");
        }
        if (found == 0)
            InTransaction(database, Current, () => new RowTable(database).Prepare());
        else
        {
            for (var step = found; step < Current; step++)
                InTransaction(database, step + 1, () => Steps[step - 1](database));
        }
    }

    private static int Of(ILiteDatabase database, string file)
    {
        if (database.GetCollection("store").FindById("layout") is { } layout)
            return layout["number"].AsInt32;
        return !database.GetCollectionNames().Any() ? 0 : throw new StoreFileException(
            StoreFileFault.Unreadable, $"{file} is a LiteDB file, but no store of this library. Name another file; a new one is made where there is none.");
    }

    private static void InTransaction(ILiteDatabase database, int number, Action make)
    {
        database.BeginTrans();
        try
        {
            make();
            database.GetCollection("store").Upsert(new BsonDocument { ["_id"] = "layout", ["number"] = number });
            database.Commit();
        }
        catch
        {
            database.Rollback();
            throw;
        }
    }

    // Layout 1 wrote the last number with each change; layout 2 writes a bound once for many.
    private static void CountByBound(ILiteDatabase database)
    {
        var store = database.GetCollection("store");
        var last = store.FindById("counter")?["last"].AsInt64 ?? 0;
        store.Upsert(new BsonDocument { ["_id"] = "counter", ["below"] = last + 1 });
    }
}
