using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Conversations;

/// <summary>A comment as a system told of it.</summary>
/// <param name="Entity">The connector's entity.</param>
/// <param name="Key">Its key, which no other comment of that entity has in the whole system.</param>
internal sealed record SystemComment(string Entity, string Key)
{
    /// <summary>Who may read it, in the canonical word; null where the system does not say, or in a word that is not mapped: then nobody but agents.</summary>
    public string? Kind { get; init; }

    /// <summary>Who said it; null where that is not told.</summary>
    public SystemPerson? Author { get; init; }

    /// <summary>What was said: <c>{ "format", "text" }</c>; null where it has no text, a fault where it cannot be read.</summary>
    public Value Body { get; init; }

    /// <summary>When it was said, by the system's clock; null where it does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was changed last; null where it does not say, or it never was.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The key of the comment it answers; null for none.</summary>
    public string? InReplyTo { get; init; }
}

/// <summary>A file as a system told of it.</summary>
/// <param name="Entity">The connector's entity.</param>
/// <param name="Key">Its key, which no other file of that entity has in the whole system.</param>
internal sealed record SystemFile(string Entity, string Key)
{
    /// <summary>Its name; null where it has none.</summary>
    public string? Name { get; init; }

    /// <summary>What it is, such as <c>image/png</c>; null where that is not told.</summary>
    public string? MediaType { get; init; }

    /// <summary>Its size in bytes; null where that is not told.</summary>
    public long? Size { get; init; }

    /// <summary>The SHA-256 of its bytes, in hexadecimal digits in lower case; null where that is not told.</summary>
    public string? Hash { get; init; }

    /// <summary>What its system's scan says of it: <c>clean</c>, <c>pending</c>, <c>infected</c>; null where it says nothing.</summary>
    public string? Scan { get; init; }

    /// <summary>The key of the comment it came with; null where it belongs to the ticket.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether it is shown within a text.</summary>
    public bool IsInline { get; init; }

    /// <summary>When it was added; null where that is not told.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The file in canonical form, for the request that gives its bytes.</summary>
    public Value Canonical { get; init; }
}

/// <summary>All that was said on a ticket.</summary>
internal sealed record ConversationReport
{
    /// <summary>The comments, in the system's order.</summary>
    public IReadOnlyList<SystemComment> Comments { get; init; } = [];

    /// <summary>The files.</summary>
    public IReadOnlyList<SystemFile> Files { get; init; } = [];

    /// <summary>The files of which the system says that they are deleted, by entity and key.</summary>
    public IReadOnlyList<(string Entity, string Key)> DeletedFiles { get; init; } = [];

    /// <summary>What could not be read, each with its reason: kept, shown, never dropped. Its key is that of the comment or file.</summary>
    public IReadOnlyList<UnreadTicket> Unread { get; init; } = [];

    /// <summary>The vendor says that the ticket is not there.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Why not all of it could be read; null where it could. What is missing then says nothing.</summary>
    public Failure? Failure { get; init; }
}
