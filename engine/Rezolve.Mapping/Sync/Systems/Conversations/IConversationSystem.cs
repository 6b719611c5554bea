using Rezolve.Mapping.Reading.Contents;

namespace Rezolve.Mapping.Sync.Systems.Conversations;

/// <summary>
/// What people say to each other on the tickets of one system, and the files they add, as the spine asks for them. A connection that a manifest describes
/// is one; a simulated vendor is another. Nothing here throws but for cancellation and bugs: what went wrong is in the report.
/// </summary>
internal interface IConversationSystem
{
    /// <summary>Reads all that was said on a ticket, and which files it has.</summary>
    /// <param name="ticket">The ticket, read just before.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation);

    /// <summary>Sends one write, once. It is never repeated here.</summary>
    /// <param name="order">What to write.</param>
    /// <param name="cancellation">Ends the wait; the write may take effect all the same.</param>
    Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation);

    /// <summary>Looks for what a create whose outcome is not known may have made, by the key of its intent.</summary>
    /// <param name="order">The create.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The keys of the comments or files that bear the intent's key, the oldest first; a failure where nobody could look.</returns>
    Task<PartsFound> FindAsync(PartOrder order, CancellationToken cancellation);

    /// <summary>Opens the bytes of a file. Whoever holds the outcome disposes it.</summary>
    /// <param name="ticket">The ticket it belongs to.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends the wait for the answer to begin.</param>
    Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation);
}

/// <summary>What came of opening a file: its bytes, its absence, or a failure.</summary>
/// <param name="Content">Its bytes; null where there are none.</param>
/// <param name="Failure">Why it could not be opened; null where it could, or is missing.</param>
/// <param name="IsMissing">The vendor says that it is not there.</param>
internal sealed record FileReport(ContentOutcome? Content, Failure? Failure = null, bool IsMissing = false) : IDisposable
{
    /// <summary>Gives up the bytes.</summary>
    public void Dispose() => Content?.Dispose();
}
