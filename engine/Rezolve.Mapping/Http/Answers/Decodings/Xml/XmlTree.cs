using System.Buffers;
using System.Text;

namespace Rezolve.Mapping.Http.Answers.Decodings.Xml;

/// <summary>A document in two pooled tables: its nodes and its text. Node 0 is the root element.</summary>
/// <param name="mostBytes">The longest document; the table of nodes is held to that size as well.</param>
internal sealed class XmlTree(long mostBytes) : IDisposable
{
    private const int NodeSize = 32;

    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<string> _nameList = [];
    private readonly DecodedDocument _text = new();
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private XmlNode[] _nodes = ArrayPool<XmlNode>.Shared.Rent(256);

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many names there are.</summary>
    public int NameCount => _nameList.Count;

    /// <summary>Whether there are more nodes than may be.</summary>
    public bool IsTooLarge => (long)Count * NodeSize > mostBytes;

    /// <summary>A node.</summary>
    public ref XmlNode this[int node] => ref _nodes[node];

    /// <summary>The name of a number.</summary>
    public string NameOf(int name) => _nameList[name];

    /// <summary>A node's text.</summary>
    public ReadOnlySpan<byte> TextOf(in XmlNode node) => _text.Written.Slice(node.Text, node.TextLength);

    /// <summary>Adds a node.</summary>
    public int Add(string name)
    {
        if (!_names.TryGetValue(name, out var number))
        {
            _names.Add(name, number = _nameList.Count);
            _nameList.Add(name);
        }
        if (Count == _nodes.Length)
            Grow();
        _nodes[Count] = new XmlNode { Name = number };
        return Count++;
    }

    /// <summary>Sets a node's text.</summary>
    public void SetText(int node, StringBuilder text)
    {
        _nodes[node].Text = _text.Length;
        // A character of two halves may be parted between chunks; the encoder puts it together.
        _encoder.Reset();
        foreach (var chunk in text.GetChunks())
        {
            var span = _text.GetSpan(Encoding.UTF8.GetMaxByteCount(chunk.Length) + 4);
            _text.Advance(_encoder.GetBytes(chunk.Span, span, flush: false));
        }
        _nodes[node].TextLength = _text.Length - _nodes[node].Text;
    }

    /// <summary>Sets a node's text.</summary>
    public void SetText(int node, ReadOnlySpan<char> text)
    {
        var span = _text.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _nodes[node].Text = _text.Length;
        _nodes[node].TextLength = Encoding.UTF8.GetBytes(text, span);
        _text.Advance(_nodes[node].TextLength);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _text.Dispose();
        ArrayPool<XmlNode>.Shared.Return(_nodes);
        _nodes = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<XmlNode>.Shared.Rent(_nodes.Length * 2);
        _nodes.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<XmlNode>.Shared.Return(_nodes);
        _nodes = larger;
    }
}

/// <summary>An element or attribute. Links are numbers of nodes; 0 means none, since the root is nobody's child.</summary>
internal struct XmlNode
{
    /// <summary>The number of its name.</summary>
    public int Name;

    /// <summary>Where its text begins.</summary>
    public int Text;

    /// <summary>How long its text is, in bytes.</summary>
    public int TextLength;

    /// <summary>Its first attribute or element.</summary>
    public int First;

    /// <summary>What follows it in its parent.</summary>
    public int Next;

    /// <summary>The next of its name in its parent; set by the writer.</summary>
    public int Same;

    /// <summary>Another of its name stands before it; set by the writer.</summary>
    public bool IsLater;

    /// <summary>It says that it has no value (xsi:nil).</summary>
    public bool IsNil;
}
