using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.LiteDb.Writing;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Files;

/// <summary>Fills a file that was not there before. It is made under another name and takes its own when it is whole.</summary>
internal static class NewFile
{
    private const int RowsInTransaction = 500;

    private static readonly TimeSpan LongestWrite = TimeSpan.FromMinutes(1);

    /// <summary>Fills a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="rows">What it will hold, versions included.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many rows there are.</returns>
    public static async Task<long> FillAsync(string file, IAsyncEnumerable<StoredRow> rows, CancellationToken cancellation)
    {
        using var held = FileLock.Take(file);
        if (File.Exists(file))
            throw new StoreFileException(StoreFileFault.Exists, $"{file} is there already, and nothing is written over a store. Name a new file, or move this one away.");
        var unfinished = file + ".unfinished";
        Remove(unfinished);
        try
        {
            var count = await WriteAsync(unfinished, rows, cancellation).ConfigureAwait(false);
            File.Move(unfinished, file);
            return count;
        }
        finally
        {
            Remove(unfinished);
        }
    }

    private static async Task<long> WriteAsync(string file, IAsyncEnumerable<StoredRow> rows, CancellationToken cancellation)
    {
        using var opened = StoreFile.Open(file);
        // Leases are not restored, so no clock is needed: an instant that never moves will do.
        var ledger = new Ledger(opened.Database, new RowTable(opened.Database), new StoppedClock());
        var count = 0L;
        await foreach (var part in rows.Chunk(RowsInTransaction).WithCancellation(cancellation).ConfigureAwait(false))
        {
            var durable = opened.Log.Confirmed;
            opened.Database.BeginTrans();
            ledger.Restore(part);
            opened.Database.Commit();
            opened.Log.WaitPast(durable, LongestWrite);
            ledger.Known.Settle();
            count += part.Length;
        }
        return count;
    }

    private static void Remove(string unfinished)
    {
        foreach (var path in new[] { unfinished, StoreFile.LogOf(unfinished), unfinished + ".lock", unfinished + ".holder" })
            File.Delete(path);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.MinValue;
    }
}
