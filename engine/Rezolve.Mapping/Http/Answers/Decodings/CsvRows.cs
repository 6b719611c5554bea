namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>Goes through the rows of a table (RFC 4180), one after the other.</summary>
internal ref struct CsvRows(ReadOnlySpan<byte> text, byte separator)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly List<Cell> _cells = [];
    private int _at;
    private long _line = 1;
    private long _rowLine;
    private int _rowStart;

    /// <summary>How many cells the row has.</summary>
    public readonly int Count => _cells.Count;

    /// <summary>Whether the text ends behind the row without a line break.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Why there are no further rows; null where that is no fault.</summary>
    public DecodingFault? Fault { get; private set; }

    /// <summary>Reads the next row; false at the end and at a fault.</summary>
    public bool Read()
    {
        _cells.Clear();
        while (_at < _text.Length && _text[_at] is (byte)'\r' or (byte)'\n')
            Break();
        if (_at == _text.Length)
            return false;
        (_rowLine, _rowStart) = (_line, _at);
        while (true)
        {
            Next();
            IsOpen = _at == _text.Length;
            if (Fault is not null || IsOpen)
                return Fault is null;
            if (_text[_at] != separator)
                break;
            _at++;
        }
        Break();
        return true;
    }

    /// <summary>The text of a cell.</summary>
    /// <param name="index">Which.</param>
    /// <param name="scratch">Room for a text that is not written as it is.</param>
    public readonly ReadOnlySpan<byte> Text(int index, DecodedDocument scratch)
    {
        var cell = _cells[index];
        var rest = _text.Slice(cell.Start, cell.Length);
        if (!cell.HasDoubled)
            return rest;
        scratch.Clear();
        for (var found = rest.IndexOf((byte)'"'); found >= 0; found = rest.IndexOf((byte)'"'))
        {
            scratch.Add(rest[..(found + 1)]);
            rest = rest[(found + 2)..];
        }
        scratch.Add(rest);
        return scratch.Written;
    }

    /// <summary>Ends the reading: the row is not what it should be.</summary>
    public void Refuse(string problem, bool isCut = false) => Fault ??= DecodingFault.At(_rowLine, _rowStart, problem, isCut);

    private void Next()
    {
        if (_at < _text.Length && _text[_at] == (byte)'"')
        {
            Quoted();
            return;
        }
        var length = _text[_at..].IndexOfAny(separator, (byte)'\r', (byte)'\n');
        length = length < 0 ? _text.Length - _at : length;
        var quote = _text.Slice(_at, length).IndexOf((byte)'"');
        if (quote >= 0)
            Fault = DecodingFault.At(_line, _at + quote, "a quotation mark stands inside a cell that does not begin with one");
        _cells.Add(new Cell(_at, length, false));
        _at += length;
    }

    private void Quoted()
    {
        var (opened, line, doubled) = (_at, _line, false);
        for (_at++; ; _at += 2, doubled = true)
        {
            var found = _text[_at..].IndexOf((byte)'"');
            if (found < 0)
            {
                Fault = DecodingFault.At(line, opened, "the cell in quotation marks that begins here has no end", isCut: true);
                return;
            }
            _line += Breaks(_text.Slice(_at, found));
            _at += found;
            if (_at + 1 == _text.Length || _text[_at + 1] != (byte)'"')
                break;
        }
        _cells.Add(new Cell(opened + 1, _at - opened - 1, doubled));
        _at++;
        if (_at < _text.Length && _text[_at] != separator && _text[_at] is not ((byte)'\r' or (byte)'\n'))
            Fault = DecodingFault.At(_line, _at, "text stands behind the closing quotation mark of a cell");
    }

    private void Break()
    {
        _at += _text[_at..].StartsWith("\r\n"u8) ? 2 : 1;
        _line++;
    }

    private static int Breaks(ReadOnlySpan<byte> cell) => cell.Count((byte)'\n');

    private readonly record struct Cell(int Start, int Length, bool HasDoubled);
}
