using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Storage.Attachments;

namespace Rezolve.Mapping.Storage.Backups;

/// <summary>A backup in a file that only its owner may read. It takes its name when it is whole and on the disk.</summary>
internal static class BackupFile
{
    // A last line names each kind once; no store has so many.
    private const int LongestManifest = 64 * 1024;

    /// <summary>Writes a backup.</summary>
    /// <param name="store">What is backed up; others may work on it meanwhile.</param>
    /// <param name="path">The file. It must not be there.</param>
    /// <param name="at">Now: what is done later is not in it.</param>
    /// <param name="cancellation">Ends the work; then there is no file.</param>
    /// <returns>What it says of itself.</returns>
    /// <exception cref="IOException">It is there, or cannot be written.</exception>
    public static async Task<BackupManifest> WriteAsync(ISyncStore store, string path, DateTimeOffset at, CancellationToken cancellation)
    {
        if (File.Exists(path))
            throw new IOException($"{path} is there already, and nothing is written over it.");
        var unfinished = path + ".unfinished";
        File.Delete(unfinished);
        try
        {
            await using (var file = OwnFiles.Create(unfinished))
                await store.BackupAsync(file, cancellation).ConfigureAwait(false);
            // What stands there is counted, not what was meant.
            var manifest = await CountAsync(unfinished, at, long.MaxValue, cancellation).ConfigureAwait(false);
            await using (var file = new FileStream(unfinished, FileMode.Append, FileAccess.Write))
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(manifest.ToLine() + "\n"), cancellation).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Checks that a backup is whole and as it was written.</summary>
    /// <exception cref="InvalidDataException">It is not; the message says why.</exception>
    public static async Task<BackupManifest> CheckAsync(string path, CancellationToken cancellation)
    {
        var (told, length) = Last(path);
        if (told is null)
            throw new InvalidDataException("The backup is not whole: its last line does not say how much it holds.");
        var counted = await CountAsync(path, told.At, length, cancellation).ConfigureAwait(false);
        if (counted.Hash != told.Hash)
            throw new InvalidDataException("The backup is not as it was written: its hash is another.");
        return counted.Kinds.OrderBy(kind => kind.Key).SequenceEqual(told.Kinds.OrderBy(kind => kind.Key))
            ? told
            : throw new InvalidDataException($"The backup holds {counted.Rows} rows and says that it holds {told.Rows}.");
    }

    private static async Task<BackupManifest> CountAsync(string path, DateTimeOffset at, long length, CancellationToken cancellation)
    {
        var kinds = new Dictionary<string, long>(StringComparer.Ordinal);
        await using (var file = OwnFiles.Read(path))
        {
            await foreach (var row in BackupFormat.ReadAsync(file, cancellation).ConfigureAwait(false))
                kinds[row.Key.Kind] = kinds.GetValueOrDefault(row.Key.Kind) + 1;
        }
        return new BackupManifest(at, kinds, await HashAsync(path, length, cancellation).ConfigureAwait(false));
    }

    private static async Task<string> HashAsync(string path, long length, CancellationToken cancellation)
    {
        await using var file = OwnFiles.Read(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        for (var left = length; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellation).ConfigureAwait(false);
            if (read == 0)
                break;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The last line, and how many bytes come before it.
    private static (BackupManifest? Manifest, long Length) Last(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var tail = new byte[(int)Math.Min(file.Length, LongestManifest)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        if (tail is not [.., (byte)'\n'])
            return (null, 0);
        var begin = tail.AsSpan(0, tail.Length - 1).LastIndexOf((byte)'\n') + 1;
        return (BackupManifest.Read(Encoding.UTF8.GetString(tail, begin, tail.Length - 1 - begin)), file.Length - tail.Length + begin);
    }
}
