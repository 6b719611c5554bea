using Rezolve.Mapping.Hub.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>What is done next about one file at one system.</summary>
/// <param name="Kind">What.</param>
/// <param name="File">The file.</param>
internal sealed record FileAct(FileActKind Kind, HubFile File)
{
    /// <summary>The copy; null where there is none yet.</summary>
    public FileCopy? Copy { get; init; }

    /// <summary>The comment that it belongs to; null where it belongs to the ticket.</summary>
    public HubComment? Comment { get; init; }

    /// <summary>The files that a comment of ours is to carry, this one among them.</summary>
    public IReadOnlyList<HubFile> Together { get; init; } = [];

    /// <summary>Who may read that comment.</summary>
    public string Said { get; init; } = Visibility.Internal;

    /// <summary>The comment of ours that carries it; null where none does, or it does not matter.</summary>
    public HubComment? Carrier { get; init; }

    /// <summary>Why it is held, or taken back.</summary>
    public string Why { get; init; } = "";

    /// <summary>What a hold is about: the same again is not tried, another is. Null where any hold counts.</summary>
    public string? Subject { get; init; }
}

/// <summary>What is done about a file.</summary>
internal enum FileActKind
{
    /// <summary>It is sent by itself.</summary>
    Send,

    /// <summary>It is found out whether it was.</summary>
    Recover,

    /// <summary>A comment of ours is made to carry it.</summary>
    Carry,

    /// <summary>It cannot go there, or cannot be taken back: a person is told.</summary>
    Hold,

    /// <summary>The copy is deleted.</summary>
    Remove,

    /// <summary>A comment is added that says that it was deleted.</summary>
    Tell,

    /// <summary>Fewer people may read the comment of ours that carries it.</summary>
    Narrow,
}
