using System.Text.Json;

namespace Rezolve.Mapping.Programs.Layouts.Scanning;

/// <content>Elements that are wanted only if their members equal literals. The deciding member may stand before or after the wanted ones.</content>
internal ref partial struct ScanPass
{
    private void Filtered(LayoutFilters filters)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
            _reader.Skip();
        else if (filters.OneKey is { } key)
            FilteredByOneKey(filters, key);
        else
            FilteredByAny(filters);
    }

    private void FilteredByOneKey(LayoutFilters filters, byte[] key)
    {
        var start = TokenStart;
        LayoutNode? matched = null;
        var decided = false;
        var turnBack = false; // something wanted was passed before it was known to be wanted, or was taken before it was known not to be
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.ValueIsEscaped ? EscapedName() : _reader.ValueSpan;
            if (name.SequenceEqual(key))
            {
                turnBack |= decided || filters.Wanted!.Find(name) is not null;
                decided = true;
                _reader.Read();
                matched = filters.Match(ref _reader);
            }
            else if (!decided)
            {
                turnBack |= filters.Wanted!.Find(name) is not null;
                _reader.Read();
            }
            else if (matched is { NamesOnly: true } && !turnBack && matched.Names!.Find(name) is { } wanted)
            {
                _reader.Read();
                Member(wanted, start);
                continue;
            }
            else
            {
                _reader.Read();
            }
            if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                _reader.Skip();
        }
        if (turnBack)
            _slots.Forget(filters.Slots, start);
        Matched(matched, turnBack, start);
    }

    private void Matched(LayoutNode? matched, bool turnBack, int start)
    {
        if (matched is null)
            return;
        if (turnBack || !matched.NamesOnly)
        {
            var part = new ScanPass(_scan, _slots, _source, _visitor, start, Consumed - start) { Fault = Fault };
            part._reader.Read();
            part.Value(matched);
            Fault = part.Fault;
        }
        else if (matched.Slot >= 0)
        {
            Keep(matched, new SlotSpan { Start = start, Length = Consumed - start, Type = JsonTokenType.StartObject });
        }
    }

    private void FilteredByAny(LayoutFilters filters)
    {
        var before = _reader;
        var holds = new bool[filters.Tests];
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.ValueIsEscaped ? EscapedName() : _reader.ValueSpan;
            _reader.Read();
            Test(filters, name, holds);
            _reader.Skip();
        }
        var after = _reader;
        var first = 0;
        foreach (var filter in filters.All)
        {
            if (!holds.AsSpan(first, filter.Tests.Count).Contains(false))
            {
                _reader = before;
                Value(filter.Node);
            }
            first += filter.Tests.Count;
        }
        _reader = after;
    }

    private void Test(LayoutFilters filters, ReadOnlySpan<byte> name, bool[] holds)
    {
        var at = 0;
        foreach (var filter in filters.All)
        {
            foreach (var test in filter.Tests)
            {
                if (name.SequenceEqual(test.Utf8Name))
                    holds[at] = test.Literal.Matches(ref _reader);
                at++;
            }
        }
    }
}
