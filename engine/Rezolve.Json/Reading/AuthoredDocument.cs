using Rezolve.Json.Reading.Parsing;

namespace Rezolve.Json.Reading;

/// <summary>A JSON text a person wrote, read with positions: the tree, its comments, and everything wrong with it.</summary>
public sealed class AuthoredDocument
{
    private readonly LineTable _lines;

    internal AuthoredDocument(AuthoredNode? root, IReadOnlyList<JsonFault> faults, IReadOnlyList<JsonComment> comments, LineTable lines)
    {
        Root = root;
        Faults = faults;
        Comments = comments;
        _lines = lines;
        if (root is not null) root.Owner = this;
    }

    /// <summary>The outermost value. Where <see cref="Faults"/> is not empty it is what could be read, and null if nothing could.</summary>
    public AuthoredNode? Root { get; }

    /// <summary>Everything wrong with the text, in order of place; empty for a good one.</summary>
    public IReadOnlyList<JsonFault> Faults { get; }

    /// <summary>The comments, in order of place.</summary>
    public IReadOnlyList<JsonComment> Comments { get; }

    /// <summary>How many lines the text has; an empty text has one.</summary>
    public int LineCount => _lines.Count;

    /// <summary>Turns a byte offset into line and column; offsets outside the text are moved to its nearest end.</summary>
    /// <param name="byteOffset">Bytes from the beginning of the text, a byte order mark included.</param>
    public JsonLinePosition PositionOf(int byteOffset) => _lines.PositionOf(byteOffset);

    /// <summary>Turns a line and column into a byte offset; a column beyond the line's end gives the line's end.</summary>
    /// <param name="position">The place; lines outside the text are moved to its nearest end.</param>
    public int OffsetOf(JsonLinePosition position) => _lines.OffsetOf(position);

    /// <summary>A line's text without its line end; empty for a line the text does not have.</summary>
    /// <param name="line">The line, counted from 1.</param>
    public string LineText(int line) => _lines.TextOf(line);

    /// <summary>The value a JSON Pointer names; null where the pointer leads nowhere or is not a pointer.</summary>
    /// <param name="pointer">The pointer (RFC 6901); empty for the root.</param>
    public AuthoredNode? NodeAt(string pointer)
    {
        if (!JsonPointer.TrySplit(pointer, out var segments)) return null;
        var node = Root;
        foreach (var segment in segments)
        {
            node = node is null ? null : Step(node, segment);
        }
        return node;
    }

    /// <summary>The innermost value whose key or text covers an offset; null outside the root.</summary>
    /// <param name="byteOffset">Bytes from the beginning of the text.</param>
    public AuthoredNode? NodeAt(int byteOffset)
    {
        var node = Root is { } root && Covers(root, byteOffset) ? Root : null;
        for (var inner = node; inner is not null; inner = inner.Children.FirstOrDefault(child => Covers(child, byteOffset)))
        {
            node = inner;
        }
        return node;
    }

    /// <summary>The JSON Pointer of the innermost value whose key or text covers an offset; null outside the root.</summary>
    /// <param name="byteOffset">Bytes from the beginning of the text.</param>
    public string? PointerAt(int byteOffset) => NodeAt(byteOffset)?.Pointer;

    private static AuthoredNode? Step(AuthoredNode node, string segment) =>
        JsonPointer.TryIndex(segment, out var index) && index < node.Items.Count ? node.Items[index] : node[segment];

    private static bool Covers(AuthoredNode node, int offset) =>
        offset < node.End && offset >= (node.KeyStart < 0 ? node.Start : node.KeyStart);
}
