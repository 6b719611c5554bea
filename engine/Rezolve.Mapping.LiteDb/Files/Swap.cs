using Rezolve.Mapping.LiteDb.Rows;

namespace Rezolve.Mapping.LiteDb.Files;

/// <summary>Puts one file of a store in the place of another. Whatever ends the process, one of the two is there, whole.</summary>
internal static class Swap
{
    /// <summary>Where a file is copied to that is to be no larger than needed.</summary>
    public static string CompactOf(string file) => file + ".compact";

    /// <summary>Copies a file into one that is no larger than needed, and puts that in its place.</summary>
    public static async Task<long> CompactAsync(string file, CancellationToken cancellation)
    {
        var compact = CompactOf(file);
        using var opened = StoreFile.Open(file);
        Forget(compact);
        try
        {
            long count;
            await using (var readers = new Readers(opened.Database, new RowTable(opened.Database), 1))
                count = await NewFile.FillAsync(compact, readers.AllAsync(cancellation), cancellation).ConfigureAwait(false);
            // Closed, a file has all that its log held: without the log it is the same store.
            opened.Close();
            Put(compact, file);
            return count;
        }
        finally
        {
            Forget(compact);
        }
    }

    /// <summary>Puts a file in the place of another, which is kept.</summary>
    public static void Replace(string file, string replacement, string kept)
    {
        using var held = FileLock.Take(file);
        using (FileLock.Take(replacement))
        {
            if (File.Exists(kept))
                throw new StoreFileException(StoreFileFault.Exists, $"{kept} is there already, and nothing is written over a store.");
            Keep(file, kept);
            Put(replacement, file);
        }
        Forget(replacement);
    }

    // A copy, not a move: at no moment is there no file, for an empty one would be made in its place.
    private static void Keep(string file, string kept)
    {
        foreach (var (from, to) in new[] { (file, kept), (StoreFile.LogOf(file), StoreFile.LogOf(kept)) })
        {
            if (!File.Exists(from))
                continue;
            File.Copy(from, to);
            Flush(to);
        }
    }

    /// <summary>Puts a closed file in the place of a closed one, which is gone.</summary>
    public static void Put(string from, string file)
    {
        Flush(from);
        // A log beside another file than its own would be taken for a part of it.
        File.Delete(StoreFile.LogOf(file));
        File.Move(from, file, overwrite: true);
    }

    private static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Removes a file with all that belongs to it.</summary>
    public static void Forget(string file)
    {
        foreach (var path in new[] { file, StoreFile.LogOf(file), file + ".lock", file + ".holder" })
            File.Delete(path);
    }
}
