using System.Text;
using System.Text.Json;
using Rezolve.Json.Formatting.Pieces;

namespace Rezolve.Json.Formatting.Writing;

/// <summary>Writes pieces in one style.</summary>
/// <param name="style">How it shall look.</param>
/// <param name="indentation">What every line but the first begins with.</param>
internal sealed class PieceWriter(JsonStyle style, string indentation)
{
    private readonly StringBuilder _text = new();
    private readonly FlatWidth _widths = new();
    private int _lineStart;

    /// <summary>How many characters the line that is written has so far.</summary>
    public int Column
    {
        get => _text.Length - _lineStart;
        init => _lineStart = -value;
    }

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> ToUtf8() => Encoding.UTF8.GetBytes(_text.ToString());

    /// <summary>Writes a whole text with its final line end.</summary>
    public void WriteDocument(Piece root)
    {
        WriteBefore(root, indentation, isFirst: true);
        WriteValue(root);
        WriteSameLine(root.Behind, indentation);
        WriteOwnLines(root.After, indentation, isFirst: false);
        _text.Append('\n');
    }

    /// <summary>Writes one value, without key and comments about it.</summary>
    public void WriteValue(Piece piece) => WriteValue(piece, indentation, 0);

    /// <param name="piece">The value.</param>
    /// <param name="indent">Of the line it begins on.</param>
    /// <param name="behind">How many characters follow it on its line.</param>
    private void WriteValue(Piece piece, string indent, long behind)
    {
        if (!piece.IsContainer) _text.Append(piece.Text);
        else if (Column + _widths.Of(piece) + behind <= style.LineWidth || IsBare(piece)) WriteFlat(piece);
        else WriteBroken(piece, indent);
    }

    private static bool IsBare(Piece piece) => piece.Children.Count + piece.Opening.Count + piece.Closing.Count == 0;

    private void WriteFlat(Piece piece)
    {
        var (open, close) = Brackets(piece);
        var inset = IsBare(piece) || (piece.Node.Kind == JsonValueKind.Array && piece.Children.Count > 0) ? "" : " ";
        _text.Append(open).Append(piece.Children.Count == 0 ? "" : inset);
        for (var i = 0; i < piece.Children.Count; i++)
        {
            var child = piece.Children[i];
            _text.Append(i > 0 ? ", " : "");
            foreach (var remark in child.Before) _text.Append(remark.Text).Append(' ');
            if (child.Key is not null) _text.Append(child.Key).Append(": ");
            foreach (var remark in child.Inner) _text.Append(remark.Text).Append(' ');
            if (child.IsContainer) WriteFlat(child);
            else _text.Append(child.Text);
            WriteSameLine(child.After, "");
        }
        WriteSameLine(piece.Closing, "");
        _text.Append(inset).Append(close);
    }

    private void WriteBroken(Piece piece, string indent)
    {
        var (open, close) = Brackets(piece);
        var inner = indent + Indentation.Step;
        _text.Append(open);
        WriteSameLine(piece.Opening, inner);
        for (var i = 0; i < piece.Children.Count; i++)
        {
            NewLine();
            WriteElement(piece.Children[i], inner, i == 0, hasComma: i < piece.Children.Count - 1 || piece.TrailingComma);
        }
        WriteOwnLines(piece.Closing, inner, isFirst: piece.Children.Count == 0);
        NewLine();
        _text.Append(indent).Append(close);
    }

    private void WriteElement(Piece child, string indent, bool isFirst, bool hasComma)
    {
        WriteBefore(child, indent, isFirst);
        if (child.Key is not null) _text.Append(child.Key).Append(": ");
        var valueIndent = WriteInner(child, indent);
        WriteValue(child, valueIndent, FlatWidth.Following(child.After) + (hasComma ? 1 : 0));
        WriteSameLine(child.After, valueIndent);
        if (hasComma) _text.Append(',');
        WriteSameLine(child.Behind, valueIndent);
    }

    // A comment to the end of the line sends the value to a line of its own, one level in.
    private string WriteInner(Piece child, string indent)
    {
        foreach (var remark in child.Inner)
        {
            WriteRemark(remark, indent);
            if (remark.IsBlock)
            {
                _text.Append(' ');
                continue;
            }
            NewLine();
            _text.Append(indent).Append(Indentation.Step);
        }
        return child.Inner.All(remark => remark.IsBlock) ? indent : indent + Indentation.Step;
    }

    /// <summary>Writes the comments before an element and the beginning of its line.</summary>
    private void WriteBefore(Piece child, string indent, bool isFirst)
    {
        var isLineStart = true;
        foreach (var remark in child.Before)
        {
            if (isLineStart) StartLine(indent, remark.BlankBefore && !isFirst);
            WriteRemark(remark, indent);
            isFirst = false;
            isLineStart = remark.BreakAfter;
            if (isLineStart) NewLine();
            else _text.Append(' ');
        }
        if (isLineStart) StartLine(indent, child.BlankBefore && !isFirst);
    }

    private void StartLine(string indent, bool isBlankBefore)
    {
        if (isBlankBefore) NewLine();
        _text.Append(indent);
    }

    private void WriteSameLine(IReadOnlyList<Remark> remarks, string indent)
    {
        foreach (var remark in remarks)
        {
            _text.Append(' ');
            WriteRemark(remark, indent);
        }
    }

    private void WriteOwnLines(IReadOnlyList<Remark> remarks, string indent, bool isFirst)
    {
        var isLineStart = true;
        foreach (var remark in remarks)
        {
            if (isLineStart)
            {
                NewLine();
                StartLine(indent, remark.BlankBefore && !isFirst);
            }
            else _text.Append(' ');
            WriteRemark(remark, indent);
            isFirst = false;
            isLineStart = remark.BreakAfter;
        }
    }

    private void WriteRemark(Remark remark, string indent)
    {
        var text = BlockText.Aligned(remark.Text, indent);
        _text.Append(text);
        var end = text.LastIndexOf('\n');
        if (end >= 0) _lineStart = _text.Length - (text.Length - end - 1);
    }

    private void NewLine()
    {
        _text.Append('\n');
        _lineStart = _text.Length;
    }

    private static (char Open, char Close) Brackets(Piece piece) => piece.Node.Kind == JsonValueKind.Array ? ('[', ']') : ('{', '}');
}
