namespace Rezolve.Mapping.Storage.Attachments;

/// <summary>A content that is kept.</summary>
/// <param name="Hash">The SHA-256 of its bytes: 64 hexadecimal digits in lower case.</param>
/// <param name="Size">How many bytes it has.</param>
public sealed record KeptContent(string Hash, long Size)
{
    /// <summary>How long a hash is, in digits.</summary>
    public const int HashLength = 64;

    /// <summary>Whether a text can be a hash. Only such a text ever becomes part of a path.</summary>
    /// <param name="text">The text.</param>
    public static bool IsHash(string? text) => text is { Length: HashLength } && text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0;
}

/// <summary>What came of keeping bytes: a content, or why there is none.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Content">The content; null where none is kept.</param>
/// <param name="Problem">What stood in the way, as a sentence for people; null where nothing did.</param>
public sealed record KeepOutcome(KeepResult Result, KeptContent? Content = null, string? Problem = null);

/// <summary>What came of keeping bytes.</summary>
public enum KeepResult
{
    /// <summary>They are kept.</summary>
    Kept,

    /// <summary>There are more than were allowed.</summary>
    TooLong,

    /// <summary>The store has no room for them.</summary>
    Full,

    /// <summary>The store could not write them.</summary>
    Unwritable,
}

/// <summary>How much a store of attachments takes.</summary>
public sealed record AttachmentLimits
{
    /// <summary>How many bytes all contents may have together, those that are arriving included. 1 or more.</summary>
    public long MostBytes { get; init; } = 10L * 1024 * 1024 * 1024;
}
