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

    /// <summary>Why it is held.</summary>
    public string Why { get; init; } = "";
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

    /// <summary>It cannot go there: a person is told.</summary>
    Hold,
}
