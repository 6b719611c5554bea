using System.Diagnostics;
using LiteDB;
using Rezolve.Mapping.LiteDb.Files;
using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Benchmarks.Syncing;

/// <summary>
/// The limit of a store in LiteDB: the same rows, put into a file of the same layout in batches of a thousand, each a transaction that is as
/// durable as the store's. Nothing is looked up, checked or counted.
/// </summary>
internal static class BatchUpsert
{
    private const int Batch = 1000;

    /// <summary>Makes changes.</summary>
    /// <param name="file">A file that is not there, or holds what was written before.</param>
    /// <param name="changes">What was written.</param>
    /// <returns>How many seconds it took, without opening and closing, and how many of a processor's.</returns>
    public static (double Time, double Work) Time(string file, IReadOnlyList<StoreChange> changes)
    {
        using var opened = StoreFile.Open(file);
        var rows = opened.Database.GetCollection("rows", BsonAutoId.ObjectId);
        var steps = changes.SelectMany(Steps).ToList();
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        foreach (var batch in steps.Chunk(Batch))
        {
            var durable = opened.Log.Confirmed;
            opened.Database.BeginTrans();
            foreach (var (write, delete) in batch)
            {
                if (write is null)
                    rows.Delete(RowDocument.Key(delete));
                else
                    rows.Upsert(Document(write));
            }
            opened.Database.Commit();
            opened.Log.WaitPast(durable, TimeSpan.FromMinutes(1));
        }
        return (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    private static IEnumerable<(RowWrite? Write, RowKey Delete)> Steps(StoreChange change) =>
        change.Writes.Select(write => ((RowWrite?)write, default(RowKey))).Concat(change.Deletes.Select(delete => ((RowWrite?)null, delete.Key)));

    private static BsonDocument Document(RowWrite write)
    {
        var document = RowDocument.Of(write);
        document["v"] = 1L;
        return document;
    }
}
