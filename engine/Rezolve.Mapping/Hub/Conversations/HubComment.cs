using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Conversations;

/// <summary>
/// What somebody said on a ticket, with every copy of it: which comment of which system it is. Rows follow the comment; they outlive the link of the ticket.
/// Immutable: a change makes another.
/// </summary>
internal sealed record HubComment
{
    /// <summary>Its identity: random, never used twice, later ones are greater.</summary>
    public required string Id { get; init; }

    /// <summary>The hub's ticket.</summary>
    public required string Ticket { get; init; }

    /// <summary>Where it was said; null for what was said in the hub.</summary>
    public PartKey? Origin { get; init; }

    /// <summary>The only connection it is meant for, such as a correction of a copy; null for all.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>Who may read it and what it is for: <c>public</c>, <c>internal</c>, <c>chase</c>, <c>resolution</c>. It only ever gets narrower.</summary>
    public required string Kind { get; init; }

    /// <summary>The name of who said it, as people read it; null where that is not told.</summary>
    public string? AuthorName { get; init; }

    /// <summary>The key of who said it at the origin; null where that is not told.</summary>
    public string? AuthorKey { get; init; }

    /// <summary>What was said: <c>{ "format", "text" }</c>.</summary>
    public required Value Body { get; init; }

    /// <summary>When it was said, by the clock of where it was.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Which it was among the ticket's when it came: those of one instant are told in this order.</summary>
    public int Place { get; init; }

    /// <summary>When it was changed last; null where it never was.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was found to be deleted where it was said; null where it was not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The hub's comment it answers; null for none.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Grows with each change of what was said.</summary>
    public int Rev { get; init; } = 1;

    /// <summary>Since when the origin does not show it; null where it does. A second look decides.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>The copies, by connection.</summary>
    public IReadOnlyDictionary<string, CommentCopy> Copies { get; init; } = new Dictionary<string, CommentCopy>();

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>The comment with another copy at a system.</summary>
    public HubComment With(string connection, CommentCopy copy) =>
        this with { Copies = new Dictionary<string, CommentCopy>(Copies, StringComparer.Ordinal) { [connection] = copy } };
}

/// <summary>A comment or file of a system.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Entity">The connector's entity.</param>
/// <param name="Key">The system's key.</param>
internal sealed record PartKey(string Connection, string Entity, string Key);

/// <summary>A copy of a comment in one system.</summary>
internal sealed record CommentCopy
{
    /// <summary>The connector's entity.</summary>
    public required string Entity { get; init; }

    /// <summary>The system's key; null while it is not known.</summary>
    public string? Key { get; init; }

    /// <summary>How it stands.</summary>
    public required CopyState State { get; init; }

    /// <summary>Which change of the comment it says.</summary>
    public int Rev { get; init; }

    /// <summary>The kind it was written with.</summary>
    public required string Kind { get; init; }

    /// <summary>The lines under its text that tell of files that did not come with it; null for none.</summary>
    public string? Notes { get; init; }

    /// <summary>The key there of who said it, in whose name it was written; null where it begins with their name instead.</summary>
    public string? By { get; init; }

    /// <summary>The digest of its text as it was read back; null before it was.</summary>
    public string? Print { get; init; }

    /// <summary>What somebody made of it there since; undefined where nobody did. It stays, until the comment itself changes.</summary>
    public Value Theirs { get; init; }

    /// <summary>When it was first sent; null before it is.</summary>
    public DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>When it was sent last; null before it is.</summary>
    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it waits; null where it does not.</summary>
    public GroupHold? Hold { get; init; }
}

/// <summary>How a copy stands.</summary>
internal enum CopyState
{
    /// <summary>To be made; not sent, or certainly without effect.</summary>
    Planned,

    /// <summary>Sent, and nobody knows with what effect.</summary>
    Unknown,

    /// <summary>It is there.</summary>
    There,

    /// <summary>A person decides; what was said later is not kept waiting.</summary>
    Held,

    /// <summary>It does not show there any more: it is not made again.</summary>
    Gone,

    /// <summary>It was taken back, or is left as it is, for good.</summary>
    Ended,
}
