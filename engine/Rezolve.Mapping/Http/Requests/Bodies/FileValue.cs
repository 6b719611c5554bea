using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests.Bodies;

/// <summary>A file as slots see it: an object of facts, and the key by which the host gives the bytes once they are sent.</summary>
/// <param name="Content">The key of the bytes.</param>
internal sealed record FileValue(string Content)
{
    /// <summary>What is taken where nobody says what the bytes are (RFC 2046, section 4.5.1).</summary>
    public const string UnknownType = "application/octet-stream";

    /// <summary>Its name; null where it has none.</summary>
    public string? Name { get; init; }

    /// <summary>What its bytes are; a text that is no media type counts as unknown.</summary>
    public string MediaType { get; init; } = UnknownType;

    /// <summary>How many bytes it has; null where that is not known.</summary>
    public long? Size { get; init; }

    /// <summary>Reads a file from its value.</summary>
    /// <param name="value">An object { filename, mediaType, size, content }.</param>
    /// <param name="fault">Why it is none, as the rest of a sentence that begins with what it is for; null where it is one.</param>
    public static FileValue? Of(in Value value, out string? fault)
    {
        var content = value["content"];
        fault = value.IsFault ? $"cannot be computed: {value.Text}"
            : value.Kind != ValueKind.Object ? $"is {NamedValues.WordOf(value)}, where a file is due: an object with filename, mediaType, size and content"
            : content.Kind != ValueKind.Text || content.Text.Length == 0 ? "has no content, which is the key of the file's bytes"
            : null;
        if (fault is not null)
            return null;
        var mediaType = TextOf(value["mediaType"]);
        return new FileValue(content.Text)
        {
            Name = TextOf(value["filename"]),
            MediaType = mediaType is not null && MediaTypes.IsOne(mediaType) ? mediaType : UnknownType,
            Size = SizeOf(value["size"]),
        };
    }

    private static string? TextOf(in Value value) => value.Kind == ValueKind.Text && value.Text.Length > 0 ? value.Text : null;

    private static long? SizeOf(in Value value) => value.TryGetInteger(out var size) && size >= 0 ? size : null;
}
