using System.Globalization;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>Which files a system takes, and how.</summary>
/// <param name="connection">The system.</param>
/// <param name="conversation">What it can do with comments and files.</param>
/// <param name="policy">What the operator decided; null where none go over.</param>
internal sealed class FileFit(string connection, ConversationFacts conversation, AttachmentPolicy? policy)
{
    /// <summary>How files go there.</summary>
    public FileWay Way => conversation.Files switch
    {
        { WithComment: true } => FileWay.With,
        { Create: true, OfComments: true } => FileWay.After,
        { Create: true } => FileWay.First,
        _ => FileWay.None,
    };

    /// <summary>Why a file does not go there; null where it does, or is on its way.</summary>
    /// <param name="file">The file.</param>
    /// <param name="kind">Who may read what it came with.</param>
    public FileRefusal? Refusal(HubFile file, string kind) => policy is null ? null : file.State switch
    {
        FileState.TooLarge => new FileRefusal($"larger than {FileSize.Of(policy.MostBytes)}", policy.TooLarge) { IsKnown = true },
        FileState.Blocked => new FileRefusal("files of its type are not copied", policy.OnBlocked) { IsKnown = true },
        FileState.Failed => new FileRefusal("it could not be read", LeftOutPolicy.Note) { IsKnown = true, IsGivenUp = true },
        FileState.Gone => new FileRefusal("it is not there any more", LeftOutPolicy.Note) { IsKnown = true, IsGivenUp = true },
        FileState.Unsafe => new FileRefusal(file.Scan == FileScan.Infected ? "something harmful was found in it" : "it was not released by a scan", LeftOutPolicy.Note)
        {
            IsKnown = true,
            IsGivenUp = true,
        },
        _ when Way == FileWay.None => new FileRefusal($"{connection} takes no files", LeftOutPolicy.Note) { IsKnown = true },
        FileState.Stored => Unfit(file, kind),
        _ => null,
    };

    private FileRefusal? Unfit(HubFile file, string kind)
    {
        var facts = conversation.Files!;
        if (Way == FileWay.With && Visibility.Saying(conversation.Comments, kind) is { Facts.CarriesFiles: false })
            return new FileRefusal($"comments that are {kind} carry no files at {connection}", LeftOutPolicy.Note);
        if (facts.MostBytes is { } most && file.Size > most)
            return new FileRefusal($"{connection} takes none larger than {FileSize.Of(most)}", policy!.TooLarge);
        if (facts.MediaTypes.Count > 0 && !facts.MediaTypes.Any(type => AttachmentPolicy.IsOf(type, file.Name, file.MediaType)))
            return new FileRefusal($"{connection} takes no {file.MediaType ?? "files of an unknown type"}", policy!.OnBlocked);
        // A file by itself belongs to the ticket, and whoever sees the ticket sees it.
        return Way == FileWay.First && Visibility.IsWider(Visibility.Public, kind)
            ? new FileRefusal($"everybody who sees the ticket at {connection} would see it, and it came with a comment that is {kind}", LeftOutPolicy.Note) { IsExposed = true }
            : null;
    }
}

/// <summary>How files go to a system.</summary>
internal enum FileWay
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With a comment, in one request.</summary>
    With,

    /// <summary>To the ticket, before the comment that shows them.</summary>
    First,

    /// <summary>To a comment that is there.</summary>
    After,
}

/// <summary>Why a file does not go to a system.</summary>
/// <param name="Why">Why, as the rest of a sentence.</param>
/// <param name="Style">What is done about it.</param>
internal sealed record FileRefusal(string Why, LeftOutPolicy Style)
{
    /// <summary>A person knows of it already, or need not.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Somebody was told when it was given up.</summary>
    public bool IsGivenUp { get; init; }

    /// <summary>More people would see it than should.</summary>
    public bool IsExposed { get; init; }

    /// <summary>Whether a person is told.</summary>
    public bool IsTold => !IsKnown && (IsExposed || Style == LeftOutPolicy.Hold);

    /// <summary>Whether those who read the ticket are told, and nobody else was.</summary>
    public bool IsNoted => !IsTold && !IsGivenUp && Style != LeftOutPolicy.Hold;

    /// <summary>The line in a comment that tells of it; null where none does.</summary>
    /// <param name="file">The file.</param>
    /// <param name="url">The address of the ticket where it is; null where it has none.</param>
    public string? Note(HubFile file, string? url)
    {
        if (Style == LeftOutPolicy.Hold)
            return null;
        var size = file.Size is { } bytes ? $", {FileSize.Of(bytes)}" : "";
        var where = Style == LeftOutPolicy.Link && url is not null ? $". It is at {url}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"[{file.Name}{size}, was not copied: {Why}{where}]");
    }
}
