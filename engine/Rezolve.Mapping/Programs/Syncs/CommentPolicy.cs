namespace Rezolve.Mapping.Programs.Syncs;

/// <summary>What an operator decided for what people say on tickets. What is not named goes nowhere.</summary>
internal sealed record CommentPolicy
{
    /// <summary>No comment goes anywhere.</summary>
    public static CommentPolicy None { get; } = new() { Ways = new Dictionary<string, IReadOnlyDictionary<string, string>>() };

    /// <summary>Which way comments go, by kind and connection: <c>both</c>, <c>in</c>, <c>out</c>, <c>none</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Ways { get; init; }

    /// <summary>Comments said before this are left where they are; null for the time when the sync began to read the system.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>What becomes of a copy when what was said is changed.</summary>
    public EditedPolicy Edits { get; init; } = EditedPolicy.Edit;

    /// <summary>What becomes of a copy when what was said is deleted.</summary>
    public ErasedPolicy Deletes { get; init; } = ErasedPolicy.Delete;

    /// <summary>Whether a copy begins with the name of who said it, where it cannot be written in their name.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Whether comments of a kind come in from a connection.</summary>
    public bool ComesFrom(string connection, string kind) => Way(connection, kind) is "both" or "in";

    /// <summary>Whether comments of a kind go out to a connection.</summary>
    public bool GoesTo(string connection, string kind) => Way(connection, kind) is "both" or "out";

    private string Way(string connection, string kind) => Ways.GetValueOrDefault(kind)?.GetValueOrDefault(connection) ?? "none";
}

/// <summary>What becomes of a copy when what was said is changed.</summary>
internal enum EditedPolicy
{
    /// <summary>It is changed too; where the system cannot, a correction is added.</summary>
    Edit,

    /// <summary>A correction is added.</summary>
    Append,

    /// <summary>It stays as it was.</summary>
    Ignore,
}

/// <summary>What becomes of a copy when what was said is deleted.</summary>
internal enum ErasedPolicy
{
    /// <summary>It is deleted too; where the system cannot, its text is removed, and where it cannot do that either a note is added.</summary>
    Delete,

    /// <summary>Its text is removed; where the system cannot, a note is added.</summary>
    Redact,

    /// <summary>A note is added that says so.</summary>
    Strike,

    /// <summary>It stays.</summary>
    Ignore,
}
