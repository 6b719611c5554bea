using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Simulation.Filing;

/// <summary>What goes wrong while the bytes of a file come.</summary>
internal static class BrokenBytes
{
    /// <summary>A download that a fault has met: nothing comes, or half of it, with a word of why or without.</summary>
    /// <param name="whole">The download as it would have been; it is used up.</param>
    /// <param name="kind">The fault.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What is left of it; null where nothing comes at all.</returns>
    public static async Task<FileReport?> OfAsync(FileReport whole, FaultKind kind, CancellationToken cancellation)
    {
        using var used = whole;
        if (kind == FaultKind.Hidden)
            return new FileReport(null, IsMissing: true);
        if (!FaultQueue.TakesEffect(kind) || whole.Content is not { Stream: { } stream } content)
            return null;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellation).ConfigureAwait(false);
        var half = bytes.ToArray()[..(int)(bytes.Length / 2)];
        return new FileReport(new ContentOutcome { Stream = kind == FaultKind.ResetAfter ? new BreakingStream(half) : new MemoryStream(half, writable: false), Size = content.Size });
    }

    /// <summary>Bytes that end with a broken connection.</summary>
    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count ? count : throw new IOException("the connection was reset");
    }
}
