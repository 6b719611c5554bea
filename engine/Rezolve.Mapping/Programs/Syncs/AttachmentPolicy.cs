namespace Rezolve.Mapping.Programs.Syncs;

/// <summary>What an operator decided for files.</summary>
internal sealed record AttachmentPolicy
{
    /// <summary>The longest file that goes over, in bytes.</summary>
    public long MostBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>What happens to a longer one.</summary>
    public LeftOutPolicy TooLarge { get; init; } = LeftOutPolicy.Note;

    /// <summary>The types that go over, each a media type such as <c>image/*</c> or the end of a name such as <c>.pdf</c>; empty for all.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The types that never do.</summary>
    public IReadOnlyList<string> Blocked { get; init; } = [];

    /// <summary>What happens to a file whose type does not go over.</summary>
    public LeftOutPolicy OnBlocked { get; init; } = LeftOutPolicy.Note;

    /// <summary>What becomes of copies where the file is deleted.</summary>
    public RemovedPolicy Deletes { get; init; } = RemovedPolicy.Delete;

    /// <summary>Whether files of a type go over.</summary>
    /// <param name="name">The file's name; null where it has none.</param>
    /// <param name="mediaType">What it is, with or without parameters; null where that is not told.</param>
    public bool Takes(string? name, string? mediaType) =>
        !Blocked.Any(type => IsOf(type, name, mediaType)) && (Allowed.Count == 0 || Allowed.Any(type => IsOf(type, name, mediaType)));

    /// <summary>Whether a file is of a type.</summary>
    /// <param name="type">A media type such as <c>image/*</c>, or the end of a name such as <c>.pdf</c>; capitals do not matter.</param>
    /// <param name="name">The file's name; null where it has none.</param>
    /// <param name="mediaType">What it is; null where that is not told.</param>
    public static bool IsOf(string type, string? name, string? mediaType)
    {
        if (type.StartsWith('.'))
            // Some systems pass over dots and blanks at the end of a name when they open the file.
            return name?.TrimEnd('.', ' ').EndsWith(type, StringComparison.OrdinalIgnoreCase) == true;
        var told = (mediaType ?? "application/octet-stream").Split(';')[0].Trim();
        return type.EndsWith("/*", StringComparison.Ordinal) ? told.StartsWith(type[..^1], StringComparison.OrdinalIgnoreCase) : told.Equals(type, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What happens to a file that does not go over.</summary>
internal enum LeftOutPolicy
{
    /// <summary>A note in its place says that it was left out.</summary>
    Note,

    /// <summary>The same, with the address of the ticket that has it.</summary>
    Link,

    /// <summary>A person is told; the comment goes without it.</summary>
    Hold,
}

/// <summary>What becomes of the copies of a file that is deleted where it was added.</summary>
internal enum RemovedPolicy
{
    /// <summary>They are deleted too; where a system cannot, a note is added.</summary>
    Delete,

    /// <summary>They stay, and a note is added.</summary>
    Note,

    /// <summary>They stay.</summary>
    Ignore,
}
