using System.Diagnostics;
using Rezolve.Mapping.Storage.Attachments;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>A long file passes through in pieces: what it takes of memory does not grow with it.</summary>
internal static class FileGoals
{
    private const long Megabyte = 1024 * 1024;
    private const long Long = 64 * Megabyte;
    private const double MostShare = 0.05;

    /// <summary>Measures, and tells.</summary>
    public static async IAsyncEnumerable<GoalLine> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rezolve-files-");
        try
        {
            using var store = DirectoryAttachments.Open(Path.Combine(folder.FullName, "files"), new AttachmentLimits());
            await KeepAsync(store, Megabyte);
            var (before, clock) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
            var hash = await KeepAsync(store, Long);
            var share = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Long;
            yield return new GoalLine(
                $"keeping a file of 64 MiB allocates ≤ {MostShare:0.00} × its size", $"{share:0.0000} × ({clock.Elapsed.TotalMilliseconds:0} ms, hash and fsync included)", share <= MostShare,
                "more than it may");
            before = GC.GetTotalAllocatedBytes(precise: true);
            var buffer = new byte[64 * 1024];
            await using var stream = (await store.OpenAsync(hash, CancellationToken.None))!;
            for (var read = -1; read != 0;)
                read = await stream.ReadAsync(buffer);
            share = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Long;
            yield return new GoalLine($"sending it allocates ≤ {MostShare:0.00} × its size", $"{share:0.0000} ×", share <= MostShare, "more than it may");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> KeepAsync(DirectoryAttachments store, long size) =>
        (await store.KeepAsync(new Sync.Planning.Files.PlannedContent(size), long.MaxValue, CancellationToken.None)).Content!.Hash;
}
