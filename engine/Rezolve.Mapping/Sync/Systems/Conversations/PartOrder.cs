using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Conversations;

/// <summary>A write of a comment or a file. People are the system's keys.</summary>
internal sealed record PartOrder
{
    /// <summary>What is done: a create, an update or a delete.</summary>
    public required WriteKind Kind { get; init; }

    /// <summary>Which of the connector's entities.</summary>
    public required string Entity { get; init; }

    /// <summary>The key of the intent: the same on every attempt.</summary>
    public required string Intent { get; init; }

    /// <summary>The ticket, read just before.</summary>
    public required SystemTicket Ticket { get; init; }

    /// <summary>The key of the comment or file; null for a create.</summary>
    public string? Key { get; init; }

    /// <summary>The whole comment or file as it should be, canonical: <c>body</c>, <c>kind</c>, <c>author</c>, <c>createdAt</c>, <c>inReplyTo</c>.</summary>
    public required ValueObject Wanted { get; init; }

    /// <summary>What changes of it; of a create, all of it.</summary>
    public required ValueObject Change { get; init; }

    /// <summary>The files that go with a comment, in order; none where they are sent by themselves.</summary>
    public IReadOnlyList<FileToSend> Files { get; init; } = [];
}

/// <summary>A file that is sent.</summary>
/// <param name="Content">The key by which the host gives its bytes.</param>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is; null where that is not known.</param>
/// <param name="Size">Its size in bytes.</param>
internal sealed record FileToSend(string Content, string Name, string? MediaType, long Size);

/// <summary>What came of a write of a comment or file.</summary>
/// <param name="Result">Whether it took effect, as far as is known.</param>
/// <param name="Key">Its key; null where the answer to a create does not tell it.</param>
/// <param name="Failure">Why it did not, or may not have, taken effect; null where it did.</param>
internal sealed record PartReport(WriteResult Result, string? Key = null, Failure? Failure = null);

/// <summary>What was found, the oldest first.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Failure">Why nobody could look; null where somebody did.</param>
internal sealed record PartsFound(IReadOnlyList<string> Keys, Failure? Failure = null);
