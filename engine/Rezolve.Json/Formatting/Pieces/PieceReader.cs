using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rezolve.Json.Reading;

namespace Rezolve.Json.Formatting.Pieces;

/// <summary>Gives each value of a document without faults its spelling and its comments. The document's own limit bounds the depth.</summary>
internal sealed class PieceReader(ReadOnlyMemory<byte> utf8, AuthoredDocument document)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = int.MaxValue };
    private readonly GapReader _gaps = new(utf8, document.Comments);

    /// <summary>Reads a value that no file holds.</summary>
    public static Piece ReadElement(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain)) value.WriteTo(writer);
        var made = AuthoredJson.Parse(buffer.WrittenMemory, new JsonLimits(int.MaxValue, int.MaxValue));
        return new PieceReader(buffer.WrittenMemory, made).ReadValue(made.Root!);
    }

    /// <summary>Reads the whole text.</summary>
    public Piece ReadDocument()
    {
        var before = _gaps.Read();
        var root = ReadValue(document.Root!);
        var rest = _gaps.Read();
        var same = rest.Remarks.TakeWhile(remark => !remark.BreakBefore).Count();
        root.Before = before.Remarks;
        root.BlankBefore = before.BlankBefore;
        root.Behind = [.. rest.Remarks.Take(same)];
        root.After = [.. rest.Remarks.Skip(same)];
        return root;
    }

    /// <summary>Reads one value and what is in it.</summary>
    public Piece ReadValue(AuthoredNode node)
    {
        var piece = new Piece(node, node.KeyStart < 0 ? null : Spelling(node.KeyStart, node.KeyEnd));
        if (piece.IsContainer) ReadElements(piece);
        else piece.Spell(Spelling(node.Start, node.End));
        _gaps.Position = node.End;
        return piece;
    }

    private void ReadElements(Piece piece)
    {
        _gaps.Position = piece.Node.Start + 1;
        var gap = _gaps.Read();
        var children = new List<Piece>();
        piece.Opening = [.. gap.Remarks.Take(gap.EndsOfLine)];
        gap = gap with { Remarks = [.. gap.Remarks.Skip(gap.EndsOfLine)] };
        piece.StartsOnNewLine = piece.Node.Children.Count > 0 && (gap.Breaks || piece.Opening.Count > 0);
        foreach (var node in piece.Node.Children)
        {
            var child = ReadElement(node, gap);
            children.Add(child);
            gap = ReadEnd(child, piece);
        }
        piece.Closing = gap.Remarks;
        piece.Hold(children);
    }

    private Piece ReadElement(AuthoredNode node, Gap before)
    {
        var inner = new List<Remark>();
        if (node.KeyStart >= 0)
        {
            _gaps.Position = node.KeyEnd;
            inner.AddRange(_gaps.Read().Remarks);
            _gaps.Take(':');
            inner.AddRange(_gaps.Read().Remarks);
        }
        var child = ReadValue(node);
        (child.Before, child.BlankBefore, child.Inner) = (before.Remarks, before.BlankBefore, inner);
        return child;
    }

    /// <summary>Reads on to the next element or the closing bracket; what stays with the element is taken from the gap.</summary>
    private Gap ReadEnd(Piece child, Piece parent)
    {
        var gap = _gaps.Read();
        var isSeparated = _gaps.Take(',');
        var own = isSeparated ? gap.Remarks.Count : gap.Remarks.TakeWhile(remark => !remark.BreakBefore).Count();
        var blocks = gap.Remarks.Take(own).TakeWhile(remark => remark.IsBlock).Count();
        child.After = [.. gap.Remarks.Take(blocks)];
        child.Behind = [.. gap.Remarks.Take(own).Skip(blocks).Take(1)];
        var rest = gap with { Remarks = [.. gap.Remarks.Skip(blocks + child.Behind.Count)] };
        if (!isSeparated) return rest;
        var next = _gaps.Read();
        parent.TrailingComma = _gaps.Position == parent.Node.End - 1;
        if (child.Behind.Count > 0) return next with { Remarks = [.. rest.Remarks, .. next.Remarks] };
        child.Behind = [.. next.Remarks.Take(next.EndsOfLine)];
        return next with { Remarks = [.. next.Remarks.Skip(next.EndsOfLine)] };
    }

    private string Spelling(int start, int end) => Encoding.UTF8.GetString(utf8.Span[start..end]);
}
