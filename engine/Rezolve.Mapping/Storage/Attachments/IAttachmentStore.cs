namespace Rezolve.Mapping.Storage.Attachments;

/// <summary>
/// Where the bytes of files are kept, each content once, under the SHA-256 of its bytes. One store holds the contents of one tenant. Safe for many threads.
/// </summary>
/// <remarks>
/// Every store passes the same suite of tests. Bytes pass through in pieces, so that memory does not grow with a file. What is kept may be lost, as by a disk
/// that was exchanged: whoever finds nothing gets the bytes again from where they came.
/// </remarks>
public interface IAttachmentStore : IDisposable
{
    /// <summary>Reads bytes to their end and keeps them. Where this does not come to a content, nothing is left of it.</summary>
    /// <param name="bytes">The bytes; they stay open. What goes wrong while they are read is thrown on, as it came.</param>
    /// <param name="most">How many there may be. Reading ends with the first that is one too many.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Under what they are kept, or why they are not. What is kept is durable.</returns>
    ValueTask<KeepOutcome> KeepAsync(Stream bytes, long most, CancellationToken cancellation);

    /// <summary>Opens a content.</summary>
    /// <param name="hash">Under what it is kept. Any text may come here: one that is no hash is kept nowhere.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its bytes, which whoever asked disposes; null where there are none.</returns>
    ValueTask<Stream?> OpenAsync(string hash, CancellationToken cancellation);

    /// <summary>Tells how long a content is.</summary>
    /// <param name="hash">Under what it is kept.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its size in bytes; null where there is none.</returns>
    ValueTask<long?> SizeAsync(string hash, CancellationToken cancellation);

    /// <summary>Removes a content. Whoever has it open reads it to its end.</summary>
    /// <param name="hash">Under what it is kept.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> DeleteAsync(string hash, CancellationToken cancellation);

    /// <summary>Lists what is kept, in the order of hashes.</summary>
    /// <param name="cancellation">Ends the listing.</param>
    IAsyncEnumerable<KeptContent> ListAsync(CancellationToken cancellation);
}
