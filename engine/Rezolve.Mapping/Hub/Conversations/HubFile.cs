namespace Rezolve.Mapping.Hub.Conversations;

/// <summary>
/// A file that somebody added to a ticket or a comment, with every copy of it. Its bytes are kept apart, under their hash. Immutable: a change makes another.
/// </summary>
internal sealed record HubFile
{
    /// <summary>Its identity: random, never used twice, later ones are greater.</summary>
    public required string Id { get; init; }

    /// <summary>The hub's ticket.</summary>
    public required string Ticket { get; init; }

    /// <summary>The hub's comment it came with; null where it belongs to the ticket.</summary>
    public string? Comment { get; init; }

    /// <summary>Where it was added.</summary>
    public required PartKey Origin { get; init; }

    /// <summary>The key of its comment where it was added; null for none.</summary>
    public string? OriginComment { get; init; }

    /// <summary>Its name, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, such as <c>image/png</c>; null where nobody said.</summary>
    public string? MediaType { get; init; }

    /// <summary>How many bytes it has: as its system told, and as they were counted once they are here; null where neither is known.</summary>
    public long? Size { get; init; }

    /// <summary>Whether it is shown within a text.</summary>
    public bool IsInline { get; init; }

    /// <summary>Where its bytes are at its system, as a text refers to them; null where that is not told.</summary>
    public string? Url { get; init; }

    /// <summary>When it was added, by the clock of where it was.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>How it stands.</summary>
    public FileState State { get; init; } = FileState.Pending;

    /// <summary>What its system's scan says of it: <c>clean</c>, <c>pending</c>, <c>infected</c>; null where it says nothing.</summary>
    public string? Scan { get; init; }

    /// <summary>Since when its system does not list it; null where it does. A second look decides.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>Its system does not list it, and gives it all the same.</summary>
    public bool IsUnlisted { get; init; }

    /// <summary>When it was found to be gone where it was added; null where it was not. Its bytes are not kept for it any more.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The SHA-256 of its bytes; null while they are not here, and when they are not needed any more.</summary>
    public string? Hash { get; init; }

    /// <summary>The hub's file that it is a copy of under another name: it goes nowhere; null for one of its own.</summary>
    public string? SameAs { get; init; }

    /// <summary>How often its bytes were asked for in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>Why its bytes wait, or will not come; null where neither is so.</summary>
    public GroupHold? Hold { get; init; }

    /// <summary>The copies, by connection.</summary>
    public IReadOnlyDictionary<string, FileCopy> Copies { get; init; } = new Dictionary<string, FileCopy>();

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>The file with another copy at a system.</summary>
    public HubFile With(string connection, FileCopy copy) =>
        this with { Copies = new Dictionary<string, FileCopy>(Copies, StringComparer.Ordinal) { [connection] = copy } };
}

/// <summary>How a file stands.</summary>
internal enum FileState
{
    /// <summary>Its bytes are to be got.</summary>
    Pending,

    /// <summary>Its bytes are here.</summary>
    Stored,

    /// <summary>It is longer than the operator allows.</summary>
    TooLarge,

    /// <summary>It is of a type that the operator does not allow.</summary>
    Blocked,

    /// <summary>Its bytes could not be got: a person was told.</summary>
    Failed,

    /// <summary>It is gone where it was added.</summary>
    Gone,

    /// <summary>Its system does not release it: something was found in it, or nobody ever says that nothing was.</summary>
    Unsafe,
}

/// <summary>A copy of a file in one system.</summary>
internal sealed record FileCopy
{
    /// <summary>The connector's entity.</summary>
    public required string Entity { get; init; }

    /// <summary>The system's key; null while it is not known. A file that went with a comment may never get one.</summary>
    public string? Key { get; init; }

    /// <summary>How it stands.</summary>
    public required CopyState State { get; init; }

    /// <summary>The hub's comment that takes it there, where that is not the one it came with; null where it is.</summary>
    public string? Carrier { get; init; }

    /// <summary>The size that the system tells of it, in bytes; null before it did.</summary>
    public long? Size { get; init; }

    /// <summary>Since when the system tells another size or hash than was sent; null where it does not. A second look decides.</summary>
    public DateTimeOffset? DiffersSince { get; init; }

    /// <summary>Where its bytes are there, as a text refers to them; null where that is not told.</summary>
    public string? Url { get; init; }

    /// <summary>When it was first sent; null before it is.</summary>
    public DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>When it was sent last; null before it is.</summary>
    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it waits; null where it does not.</summary>
    public GroupHold? Hold { get; init; }
}
