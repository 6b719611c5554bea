using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Conversations.Files;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>What is done next about one comment at one system.</summary>
/// <param name="Kind">What.</param>
/// <param name="Comment">The comment.</param>
internal sealed record CommentAct(ActKind Kind, HubComment Comment)
{
    /// <summary>The copy; null where there is none yet.</summary>
    public CommentCopy? Copy { get; init; }

    /// <summary>How it is said; null where nothing is.</summary>
    public Saying? Saying { get; init; }
}

/// <summary>What is done about a comment.</summary>
internal enum ActKind
{
    /// <summary>A copy is made.</summary>
    Create,

    /// <summary>It is found out whether a copy was made.</summary>
    Recover,

    /// <summary>The copy's text becomes what is said now.</summary>
    Edit,

    /// <summary>A comment is added that says what is said now.</summary>
    Correct,

    /// <summary>Fewer people may read the copy.</summary>
    Narrow,

    /// <summary>The copy's text is removed.</summary>
    Redact,

    /// <summary>The copy is deleted.</summary>
    Delete,

    /// <summary>A comment is added that says that it was deleted.</summary>
    Strike,

    /// <summary>The copy stays as it is, for good.</summary>
    Leave,

    /// <summary>It cannot be done there: a person is told.</summary>
    Give,
}

/// <summary>What is due at a system.</summary>
/// <param name="Act">What is done now; null where nothing is.</param>
internal sealed record DueComments(CommentAct? Act)
{
    /// <summary>What is done now about a file; null where nothing is.</summary>
    public FileAct? File { get; init; }

    /// <summary>When something is due by itself; null where nothing is.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Why it waits; null where nothing does.</summary>
    public string? Waits { get; init; }
}
