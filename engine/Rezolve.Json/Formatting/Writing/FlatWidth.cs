using System.Text.Json;
using Rezolve.Json.Formatting.Pieces;

namespace Rezolve.Json.Formatting.Writing;

/// <summary>How many characters values take on one line. Each is measured once, however deep it lies.</summary>
internal sealed class FlatWidth
{
    /// <summary>What cannot stand on one line is so wide.</summary>
    public const long Never = int.MaxValue;

    private readonly Dictionary<Piece, long> _known = [];

    /// <summary>The width of a value without its key and the comments about it.</summary>
    public long Of(Piece piece)
    {
        if (!piece.IsContainer) return piece.Text.Length;
        if (_known.TryGetValue(piece, out var known)) return known;
        var width = piece.StartsOnNewLine ? Never : Brackets(piece) + Comments(piece.Opening) + Comments(piece.Closing);
        foreach (var child in piece.Children)
            width = Math.Min(Never, width + Element(child));
        return _known[piece] = Math.Min(Never, width);
    }

    /// <summary>The width of comments, each with the blank that sets it off.</summary>
    public static long Comments(IReadOnlyList<Remark> remarks) => remarks.Sum(remark => remark.Breaks ? Never : remark.Text.Length + 1L);

    /// <summary>The width of comments that follow a value on its line: written so, whatever line they were on.</summary>
    public static long Following(IReadOnlyList<Remark> remarks) =>
        remarks.Sum(remark => !remark.IsBlock || remark.Text.Contains('\n', StringComparison.Ordinal) ? Never : remark.Text.Length + 1L);

    // Brackets, the blanks inside them, and the commas.
    private static long Brackets(Piece piece) => piece.Children.Count switch
    {
        0 => piece.Closing.Count == 0 ? 2 : 3,
        var count => (piece.Node.Kind == JsonValueKind.Array ? 2 : 4) + (2L * (count - 1)),
    };

    private long Element(Piece child) =>
        Of(child) + (child.Key is { } key ? key.Length + 2 : 0)
        + Comments(child.Before) + Comments(child.Inner) + Comments(child.After) + Comments(child.Behind);
}
