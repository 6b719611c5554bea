using System.Text.Json;

namespace Rezolve.Mapping.Programs.Layouts.Scanning;

/// <content>Lists, and objects whose members are wanted whatever their names.</content>
internal ref partial struct ScanPass
{
    private void Elements(LayoutNode node)
    {
        for (var index = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (node.EveryOnly)
                Value(node.Every!);
            else if (node.FiltersOnly)
                Filtered(node.Filters!);
            else
                Element(node, index);
        }
    }

    private void Element(LayoutNode node, int index)
    {
        var before = _reader;
        var read = false;
        if (node.Filters is { } filters)
        {
            Filtered(filters);
            read = true;
        }
        if (node.Every is not null)
            Again(node.Every, ref read, before);
        if (node.Indices is { } indices && index < indices.Length && indices[index] is { } child)
            Again(child, ref read, before);
        if (!read)
            _reader.Skip();
    }

    // Where several steps lead into one element, it is read once for each.
    private void Again(LayoutNode child, ref bool read, in Utf8JsonReader before)
    {
        if (read)
            _reader = before;
        read = true;
        Value(child);
    }

    // Which of several members with one name is the last is known only at the object's end: its members are looked through first, then read.
    private void AnyMembers(LayoutNode node, int objectStart)
    {
        if (node.Names is not null)
        {
            var before = _reader;
            Members(node, objectStart);
            _reader = before;
        }
        foreach (var (start, length) in LastMembers())
        {
            var part = new ScanPass(_scan, _slots, _source, _visitor, start, length) { Fault = Fault };
            part._reader.Read();
            part.Element(node, int.MaxValue);
            Fault = part.Fault;
        }
    }

    private List<(int Start, int Length)> LastMembers()
    {
        var members = new OrderedDictionary<string, (int Start, int Length)>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = TokenText.Decode(_reader.ValueSpan, out _);
            _reader.Read();
            var start = TokenStart;
            _reader.Skip();
            members.Remove(name); // a repeated member stands where it stood last
            members.Add(name, (start, Consumed - start));
        }
        return [.. members.Values];
    }
}
