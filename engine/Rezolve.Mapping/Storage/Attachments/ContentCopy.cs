using System.Buffers;
using System.Security.Cryptography;

namespace Rezolve.Mapping.Storage.Attachments;

/// <summary>Copies bytes in pieces, and counts and hashes them on the way.</summary>
internal static class ContentCopy
{
    /// <summary>How many bytes are in hand at once.</summary>
    public const int Piece = 64 * 1024;

    /// <summary>Copies to the end.</summary>
    /// <param name="from">The bytes.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="place">The room that they take; what is taken of it is the caller's to give back.</param>
    /// <param name="cancellation">Ends the copying.</param>
    public static async ValueTask<KeepOutcome> RunAsync(Stream from, Stream to, long most, Place place, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            while (await from.ReadAsync(piece.AsMemory(0, Piece), cancellation).ConfigureAwait(false) is > 0 and var count)
            {
                if (place.Taken + count > most)
                    return new KeepOutcome(KeepResult.TooLong);
                if (!place.TryTake(count))
                    return new KeepOutcome(KeepResult.Full, Problem: $"The store of attachments has no more room: {place.Room.Most} bytes are allowed for all.");
                hash.AppendData(piece, 0, count);
                if (await WriteAsync(to, piece.AsMemory(0, count), cancellation).ConfigureAwait(false) is { } problem)
                    return new KeepOutcome(KeepResult.Unwritable, Problem: problem);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
        return new KeepOutcome(KeepResult.Kept, new KeptContent(Convert.ToHexStringLower(hash.GetHashAndReset()), place.Taken));
    }

    // What the source throws is its own; what the disk throws is ours to tell.
    private static async ValueTask<string?> WriteAsync(Stream to, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await to.WriteAsync(bytes, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (IOException problem)
        {
            return problem.Message;
        }
    }
}
