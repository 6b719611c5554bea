using Rezolve.Json.Reading;

namespace Rezolve.Mapping.Diagnostics;

/// <summary>A span of a file that a diagnostic points at.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Excerpt">Its line, with carets below it.</param>
internal sealed record SourceSpot(SourcePlace Place, string Excerpt);

/// <summary>A file that a person wrote, for pointing into it.</summary>
/// <param name="name">The file as the user named it.</param>
/// <param name="document">Its text, read.</param>
internal sealed class SourceFile(string name, AuthoredDocument document)
{
    private const int LongestLine = 160;
    private IReadOnlyList<SourceFile> _others = [];

    /// <summary>The file as the user named it.</summary>
    public string Name => name;

    /// <summary>The text, read.</summary>
    public AuthoredDocument Document => document;

    /// <summary>The same file for pointing into a tree that was put together of it and others: each node is looked for where it was read.</summary>
    public SourceFile With(IEnumerable<SourceFile> others) => new(name, document) { _others = [.. others] };

    /// <summary>The file that a node was read from.</summary>
    public SourceFile Of(AuthoredNode node) =>
        _others.Count == 0 || ReferenceEquals(node.Document, document) ? this : _others.FirstOrDefault(other => ReferenceEquals(node.Document, other.Document)) ?? this;

    /// <summary>A node's value.</summary>
    public SourceSpot Value(AuthoredNode node) => Of(node).Span(node.Start, node.End, node.Origin.Pointer);

    /// <summary>A member's key; the value where the node is no member.</summary>
    public SourceSpot Key(AuthoredNode node) => node.KeyStart < 0 ? Value(node) : Of(node).Span(node.KeyStart, node.KeyEnd, node.Origin.Pointer);

    /// <summary>Where a node begins, without an excerpt.</summary>
    public SourcePlace PlaceOf(AuthoredNode node)
    {
        var file = Of(node);
        var (line, column) = file.Document.PositionOf(node.Start);
        return new SourcePlace(file.Name, line, column, node.Origin.Pointer);
    }

    /// <summary>A part of a text value: UTF-16 offset and length inside the unescaped text.</summary>
    public SourceSpot Inside(AuthoredNode node, int offset, int length)
    {
        if (node.Text is not { } text || offset > text.Length)
            return Value(node);
        return Of(node).InsideText(node, text, offset, length);
    }

    private SourceSpot InsideText(AuthoredNode node, string text, int offset, int length)
    {
        var open = document.PositionOf(node.Start);
        var line = document.LineText(open.Line);
        var from = Written(line, open.Column, offset);
        var to = Written(line, from, Math.Min(length, text.Length - offset));
        var start = document.OffsetOf(open with { Column = from + 1 });
        return Span(start, Math.Max(document.OffsetOf(open with { Column = to + 1 }), start + 1), node.Origin.Pointer);
    }

    // JSON text stands on one line, and an escape stands for one UTF-16 character however long it is written.
    private static int Written(string line, int from, int characters)
    {
        var at = from;
        for (var left = characters; left > 0 && at < line.Length; left--)
            at += line[at] != '\\' ? 1 : at + 1 < line.Length && line[at + 1] == 'u' ? 6 : 2;
        return Math.Min(at, line.Length);
    }

    /// <summary>Any span of bytes.</summary>
    public SourceSpot Span(int start, int end, string pointer)
    {
        var from = document.PositionOf(start);
        var to = document.PositionOf(end);
        var line = document.LineText(from.Line);
        var length = to.Line == from.Line ? Math.Max(1, to.Column - from.Column) : Math.Max(1, line.Length - from.Column + 1);
        return new SourceSpot(new SourcePlace(name, from.Line, from.Column, pointer), Draw(line, from.Column - 1, length));
    }

    private static string Draw(string line, int column, int length)
    {
        var skipped = column > LongestLine / 2 ? column - LongestLine / 4 : 0;
        var shown = line[Math.Min(skipped, line.Length)..Math.Min(line.Length, skipped + LongestLine)].Replace('\t', ' ');
        var carets = new string('^', Math.Clamp(shown.Length - (column - skipped), 1, length));
        return $"{shown}\n{new string(' ', column - skipped)}{carets}";
    }
}
