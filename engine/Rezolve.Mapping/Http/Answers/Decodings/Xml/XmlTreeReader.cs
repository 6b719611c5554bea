using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Rezolve.Mapping.Http.Answers.Decodings.Xml;

/// <summary>Reads XML into a tree: no document type, no entities but the five, no depth without a limit.</summary>
internal sealed class XmlTreeReader(XmlTree tree, XmlNames names)
{
    /// <summary>How deep elements may nest: each is an object and perhaps a list around it, and documents nest no deeper than 64.</summary>
    public const int Depth = 30;

    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string Declarations = "http://www.w3.org/2000/xmlns/";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    // One for each level, used again for each element of that level.
    private readonly Open[] _open = [.. Enumerable.Range(0, Depth).Select(_ => new Open())];
    private int _depth;

    /// <summary>Reads a document.</summary>
    /// <param name="text">Its text in UTF-8.</param>
    /// <returns>Null, or why it cannot be read.</returns>
    public DecodingFault? Read(ReadOnlyMemory<byte> text)
    {
        MemoryMarshal.TryGetArray(text, out var bytes);
        using var source = new XmlText(text, new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false));
        using var reader = XmlReader.Create(source, Settings);
        var lines = (IXmlLineInfo)reader;
        try
        {
            while (reader.Read())
            {
                if (Refusal(reader) is { } problem)
                    return new DecodingFault($"line {lines.LineNumber}, character {lines.LinePosition}: {problem}");
                Take(reader);
            }
            return null;
        }
        catch (XmlException problem) when (problem.Message.Contains("DTD", StringComparison.Ordinal))
        {
            var at = Math.Max(0, text.Span.IndexOf("<!DOCTYPE"u8));
            return DecodingFault.At(text.Span[..at].Count((byte)'\n') + 1, at, "a document type (DTD) is not read, since it could put anything in the place of anything");
        }
        // A document that ends before its root element has no place of its own.
        catch (XmlException problem) when (problem.LineNumber == 0)
        {
            return DecodingFault.At(text.Span.Count((byte)'\n') + 1, text.Length, "the XML ends before its root element", isCut: true);
        }
        catch (XmlException problem)
        {
            var isCut = source.IsCutAt(problem.LineNumber, problem.LinePosition);
            return new DecodingFault($"line {problem.LineNumber}, character {problem.LinePosition}: {Words(problem, isCut)}")
            {
                Code = isCut ? ExchangeCode.Truncated : ExchangeCode.NotReadable,
            };
        }
    }

    private string? Refusal(XmlReader reader) =>
        reader.Depth >= Depth ? $"elements nest deeper than {Depth} levels" : tree.IsTooLarge ? "there are more elements and attributes than may be" : null;

    private static string Words(XmlException problem, bool isCut) =>
        isCut ? "the XML ends too early"
        : "the text is not XML: " + problem.Message.Split(" Line ")[0].TrimEnd('.');

    private void Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Begin(reader);
                break;
            case XmlNodeType.EndElement:
                End();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when _depth > 0:
                _open[_depth - 1].Text.Append(reader.Value);
                break;
        }
    }

    private void Begin(XmlReader reader)
    {
        var isEmpty = reader.IsEmptyElement;
        var node = tree.Add(names.Of(reader));
        if (_depth > 0)
            _open[_depth - 1].Add(tree, node, isElement: true);
        var open = _open[_depth++];
        open.Begin(node);
        while (reader.MoveToNextAttribute())
            Attribute(reader, open);
        if (isEmpty)
            End();
    }

    private void Attribute(XmlReader reader, Open open)
    {
        if (reader.NamespaceURI == Declarations)
            return;
        if (reader.NamespaceURI == SchemaInstance && reader.LocalName == "nil" && reader.Value is "true" or "1")
        {
            tree[open.Node].IsNil = true;
            return;
        }
        var attribute = tree.Add(names.Of(reader));
        tree.SetText(attribute, reader.Value);
        open.Add(tree, attribute, isElement: false);
    }

    private void End()
    {
        var open = _open[--_depth];
        // White space between elements only makes a document easy to read.
        if (!open.HasElements || !open.IsBlank)
            tree.SetText(open.Node, open.Text);
    }

    private sealed class Open
    {
        private int _last;

        public int Node { get; private set; }

        public StringBuilder Text { get; } = new();

        public bool HasElements { get; private set; }

        public bool IsBlank
        {
            get
            {
                foreach (var chunk in Text.GetChunks())
                {
                    if (!chunk.Span.IsWhiteSpace())
                        return false;
                }
                return true;
            }
        }

        public void Begin(int node)
        {
            (Node, _last, HasElements) = (node, 0, false);
            Text.Clear();
        }

        public void Add(XmlTree tree, int child, bool isElement)
        {
            if (_last == 0)
                tree[Node].First = child;
            else
                tree[_last].Next = child;
            _last = child;
            HasElements |= isElement;
        }
    }
}
