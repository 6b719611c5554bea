using System.Text.Json;

namespace Rezolve.Mapping.Programs.Layouts.Scanning;

/// <summary>One pass. Recursion is bounded by the layout's depth, which its author decides, not the document.</summary>
internal ref partial struct ScanPass
{
    private readonly DocumentScan _scan;
    private readonly ReadOnlyMemory<byte> _source;
    private readonly RecordVisitor? _visitor;
    private readonly int _origin;
    private Utf8JsonReader _reader;
    private ScanSlots _slots;

    /// <summary>Prepares to read a document, or a part of one that begins at an offset.</summary>
    public ScanPass(DocumentScan scan, ReadOnlyMemory<byte> source, RecordVisitor? visitor)
        : this(scan, scan.Slots, source, visitor, 0, source.Length)
    {
    }

    private ScanPass(DocumentScan scan, ScanSlots slots, ReadOnlyMemory<byte> source, RecordVisitor? visitor, int from, int length)
    {
        _scan = scan;
        _slots = slots;
        _source = source;
        _visitor = visitor;
        _origin = from;
        _reader = new Utf8JsonReader(source.Span.Slice(from, length), new JsonReaderOptions { MaxDepth = DocumentScan.Depth });
    }

    /// <summary>Why the pass is void though the text is JSON.</summary>
    public ScanFault? Fault { get; private set; }

    private readonly int TokenStart => _origin + (int)_reader.TokenStartIndex;

    private readonly int Consumed => _origin + (int)_reader.BytesConsumed;

    /// <summary>Reads the document to its end.</summary>
    public void Run(LayoutNode root)
    {
        _reader.Read();
        var start = TokenStart;
        var type = _reader.TokenType;
        var escaped = _reader.ValueIsEscaped;
        Value(root);
        _slots.Whole = new SlotSpan { Start = start, Length = Consumed - start, Type = type, Escaped = escaped };
        _reader.Read();
    }

    // The reader stands on the first token of a wanted value, and afterwards on its last.
    private void Value(LayoutNode node)
    {
        if (node.Rows is not null)
            Row(node.Rows);
        else if (node.IsLeaf)
            Leaf(node);
        else
            Branch(node);
    }

    private void Leaf(LayoutNode node)
    {
        var start = TokenStart;
        var span = new SlotSpan { Start = start, Type = _reader.TokenType, Escaped = _reader.ValueIsEscaped };
        if (span.Type is JsonTokenType.StartObject or JsonTokenType.StartArray)
            _reader.Skip();
        span.Length = Consumed - start;
        if (node.Slot >= 0)
            Keep(node, span);
    }

    private void Branch(LayoutNode node)
    {
        var start = TokenStart;
        var span = new SlotSpan { Start = start, Type = _reader.TokenType, Escaped = _reader.ValueIsEscaped };
        if (span.Type == JsonTokenType.StartObject)
        {
            if (node.Every is null && node.Filters is null)
                Members(node, start);
            else
                AnyMembers(node, start);
        }
        else if (span.Type == JsonTokenType.StartArray)
        {
            Elements(node);
        }
        if (node.Slot < 0)
            return;
        span.Length = Consumed - start;
        Keep(node, span);
    }

    private readonly void Keep(LayoutNode node, in SlotSpan span)
    {
        if (!node.Many && _slots[node.Slot].Found)
            _slots.Repeated++;
        if (node.Many)
            _slots.Add(node.Slot, span);
        else
            _slots.Set(node.Slot, span);
        foreach (var slot in node.FurtherSlots)
        {
            if (node.Many)
                _slots.Add(slot, span);
            else
                _slots.Set(slot, span);
        }
    }

    // Members by name of the object the reader has entered, or of the rest of it.
    private void Members(LayoutNode node, int objectStart)
    {
        var names = node.Names;
        if (names is null)
        {
            _reader.Skip();
            return;
        }
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = _reader.ValueIsEscaped ? names.Find(EscapedName()) : names.Find(_reader.ValueSpan);
            _reader.Read();
            if (child is not null)
                Member(child, objectStart);
            else if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                _reader.Skip();
        }
    }

    private void Member(LayoutNode child, int objectStart)
    {
        if ((child.Many || !child.IsLeaf) && _slots.Forget(child.Slots, objectStart))
            _slots.Repeated++;
        if (child.LeadsToRows && !_scan.EntersRows(child, objectStart))
            Fault ??= new ScanFault(ScanFaultKind.RepeatedRecords, objectStart, "the records stand there twice: a member's name is repeated");
        Value(child);
    }

    private readonly ReadOnlySpan<byte> EscapedName() =>
        System.Text.Encoding.UTF8.GetBytes(TokenText.Decode(_reader.ValueSpan, out _));

    private void Row(DocumentLayout rows)
    {
        var start = TokenStart;
        var outer = _slots;
        _slots = _scan.Rows(rows);
        _slots.Clear(_source);
        var type = _reader.TokenType;
        Value(rows.Root);
        _slots.Whole = new SlotSpan { Start = start, Length = Consumed - start, Type = type };
        if (Fault is null)
            _visitor?.Invoke(_slots);
        _slots = outer;
    }
}
