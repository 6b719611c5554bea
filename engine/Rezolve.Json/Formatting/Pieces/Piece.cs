using System.Text.Json;
using Rezolve.Json.Reading;

namespace Rezolve.Json.Formatting.Pieces;

/// <summary>A value as it is written, with the comments about it.</summary>
internal sealed class Piece(AuthoredNode node, string? key)
{
    /// <summary>The value's meaning: its kind, its text, its name as a member.</summary>
    public AuthoredNode Node { get; private set; } = node;

    /// <summary>The key as spelled, quotes included; null for an item or the root.</summary>
    public string? Key { get; } = key;

    /// <summary>A scalar as spelled; empty for an object or array.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The members or items.</summary>
    public IReadOnlyList<Piece> Children { get; private set; } = [];

    /// <summary>Comments before it, since the element before.</summary>
    public IReadOnlyList<Remark> Before { get; set; } = [];

    /// <summary>Comments between the key and the value.</summary>
    public IReadOnlyList<Remark> Inner { get; set; } = [];

    /// <summary>Block comments between the value and its comma.</summary>
    public IReadOnlyList<Remark> After { get; set; } = [];

    /// <summary>Comments behind the comma that end its line.</summary>
    public IReadOnlyList<Remark> Behind { get; set; } = [];

    /// <summary>Comments that end the line of the opening bracket.</summary>
    public IReadOnlyList<Remark> Opening { get; set; } = [];

    /// <summary>Comments between the last element and the closing bracket; for the root, those at the end of the text.</summary>
    public IReadOnlyList<Remark> Closing { get; set; } = [];

    /// <summary>An empty line stands before it, or between its comments and it.</summary>
    public bool BlankBefore { get; set; }

    /// <summary>A comma follows the last element.</summary>
    public bool TrailingComma { get; set; }

    /// <summary>Its author began its elements on a new line.</summary>
    public bool StartsOnNewLine { get; set; }

    /// <summary>Whether it is an object or array.</summary>
    public bool IsContainer => Node.Kind is JsonValueKind.Object or JsonValueKind.Array;

    /// <summary>Makes it an object or array of these elements.</summary>
    public void Hold(IReadOnlyList<Piece> children) => Children = children;

    /// <summary>Makes it a scalar of this spelling.</summary>
    public void Spell(string text) => Text = text;

    /// <summary>Takes over another's value; comments outside the value stay.</summary>
    public void Become(Piece other)
    {
        (Node, Text, Children) = (other.Node, other.Text, other.Children);
        (Opening, Closing, TrailingComma, StartsOnNewLine) = (other.Opening, other.Closing, other.TrailingComma, other.StartsOnNewLine);
    }
}
