namespace Rezolve.Mapping.Programs.Layouts.Scanning;

/// <summary>What a scan found of one document or record: places in the source, by slot. Reused from record to record.</summary>
internal sealed class ScanSlots
{
    private readonly SlotSpan[] _first;
    private readonly int[] _last; // by slot: its newest value in _more, 0 for the one in _first
    private SlotSpan[] _more = new SlotSpan[8]; // entry 0 is never used: 0 means no next
    private int _moreCount = 1;

    /// <summary>Room for the slots of a layout.</summary>
    public ScanSlots(DocumentLayout layout)
    {
        Layout = layout;
        _first = new SlotSpan[layout.SlotCount];
        _last = new int[layout.SlotCount];
    }

    /// <summary>The layout that was followed.</summary>
    public DocumentLayout Layout { get; }

    /// <summary>The bytes the places are in.</summary>
    public ReadOnlyMemory<byte> Source { get; private set; }

    /// <summary>How many wanted members repeated a name of their object; the last of each counts.</summary>
    public int Repeated { get; internal set; }

    /// <summary>The document or record itself.</summary>
    public SlotSpan Whole { get; internal set; }

    /// <summary>The row that the record stands on, as JSON; empty where the record is the row.</summary>
    public ReadOnlyMemory<byte> Outer { get; set; }

    /// <summary>How many characters of the values decoded so far were no text and became U+FFFD. A value decoded twice counts twice.</summary>
    public int Replaced { get; internal set; }

    /// <summary>The first value of a slot.</summary>
    public ref readonly SlotSpan this[int slot] => ref _first[slot];

    /// <summary>The value after another of the same slot; only where its <see cref="SlotSpan.Next"/> is not 0.</summary>
    public ref readonly SlotSpan After(in SlotSpan span) => ref _more[span.Next];

    /// <summary>The bytes of a value, quotation marks included.</summary>
    public ReadOnlyMemory<byte> Bytes(in SlotSpan span) => Source.Slice(span.Start, span.Length);

    /// <summary>Forgets everything.</summary>
    /// <summary>A copy that stays as it is while these slots serve the next document.</summary>
    public ScanSlots Copy()
    {
        var copy = new ScanSlots(Layout) { Source = Source, Repeated = Repeated, Whole = Whole, Replaced = Replaced, _more = [.. _more], _moreCount = _moreCount };
        _first.CopyTo(copy._first, 0);
        _last.CopyTo(copy._last, 0);
        return copy;
    }

    internal void Clear(ReadOnlyMemory<byte> source)
    {
        Source = source;
        Replaced = 0;
        Array.Clear(_first);
        _moreCount = 1;
        Repeated = 0;
        Whole = default;
        Outer = default;
    }

    /// <summary>Keeps the one value of a slot; a later one of the same document replaces it.</summary>
    internal void Set(int slot, in SlotSpan span) => _first[slot] = span;

    /// <summary>Adds a value to a slot that may have several.</summary>
    internal void Add(int slot, in SlotSpan span)
    {
        if (!_first[slot].Found)
        {
            _first[slot] = span;
            _last[slot] = 0;
            return;
        }
        if (_moreCount == _more.Length)
            Array.Resize(ref _more, _moreCount * 2);
        Newest(slot).Next = _moreCount;
        _last[slot] = _moreCount;
        _more[_moreCount++] = span;
    }

    /// <summary>Forgets what slots hold from a place of the source on: a repeated member makes what was found in the earlier one void.</summary>
    /// <returns>Whether there was anything to forget.</returns>
    internal bool Forget(int[] slots, int from)
    {
        var forgot = false;
        foreach (var slot in slots)
        {
            if (!_first[slot].Found)
                continue;
            if (_first[slot].Start >= from)
                _first[slot] = default;
            else if (_first[slot].Next != 0 && Newest(slot).Start >= from)
                Shorten(slot, from);
            else
                continue;
            forgot = true;
        }
        return forgot;
    }

    private ref SlotSpan Newest(int slot) => ref _last[slot] == 0 ? ref _first[slot] : ref _more[_last[slot]];

    private void Shorten(int slot, int from)
    {
        ref var at = ref _first[slot];
        _last[slot] = 0;
        while (at.Next != 0 && _more[at.Next].Start < from)
        {
            _last[slot] = at.Next;
            at = ref _more[at.Next];
        }
        at.Next = 0;
    }
}
