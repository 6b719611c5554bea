using System.Text;

namespace Rezolve.Mapping.Http.Requests.Bodies;

/// <summary>A body that is never in memory as a whole: pieces in order, some of them files.</summary>
/// <param name="Pieces">The pieces.</param>
internal sealed record StreamedBody(IReadOnlyList<BodyPiece> Pieces)
{
    /// <summary>How many bytes it has; null where a file does not know its size.</summary>
    public long? Length
    {
        get
        {
            var length = 0L;
            foreach (var piece in Pieces)
            {
                if (piece.File is { Size: null })
                    return null;
                length += piece.File?.Size ?? piece.Bytes.Length;
            }
            return length;
        }
    }

    /// <summary>The body for people: a file stands there as its name and size.</summary>
    public string Show() => string.Concat(Pieces.Select(piece => piece.File is { } file
        ? $"[{file.Name ?? "a file"}, {(file.Size is { } size ? $"{size} bytes" : "size unknown")}, {file.MediaType}]"
        : Encoding.UTF8.GetString(piece.Bytes.Span)));
}

/// <summary>A piece of a body: bytes, or a file.</summary>
/// <param name="Bytes">The bytes; empty where it is a file.</param>
/// <param name="File">The file; null where it is bytes.</param>
internal readonly record struct BodyPiece(ReadOnlyMemory<byte> Bytes, FileValue? File)
{
    /// <summary>Text in UTF-8.</summary>
    public static BodyPiece Of(string text) => new(Encoding.UTF8.GetBytes(text), null);

    /// <summary>A file.</summary>
    public static BodyPiece Of(FileValue file) => new(default, file);
}
