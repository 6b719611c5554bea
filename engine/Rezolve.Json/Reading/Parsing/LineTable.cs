using System.Text;

namespace Rezolve.Json.Reading.Parsing;

/// <summary>Where the lines of a text start; turns byte offsets into editor positions and back.</summary>
internal sealed class LineTable
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly List<int> _starts;

    public LineTable(ReadOnlyMemory<byte> text)
    {
        _text = text;
        var bytes = text.Span;
        _starts = [bytes.StartsWith("\uFEFF"u8) ? 3 : 0];
        for (var i = 0; i < bytes.Length; i++)
        {
            var step = bytes[i..].IndexOfAny((byte)'\n', (byte)'\r');
            if (step < 0) break;
            i += step;
            if (bytes[i] == '\r' && i + 1 < bytes.Length && bytes[i + 1] == '\n') i++;
            _starts.Add(i + 1);
        }
    }

    public int Count => _starts.Count;

    public JsonLinePosition PositionOf(int offset)
    {
        offset = Math.Clamp(offset, _starts[0], Math.Max(_starts[0], _text.Length));
        var index = _starts.BinarySearch(offset);
        if (index < 0) index = ~index - 1;
        var column = Encoding.UTF8.GetCharCount(_text.Span[_starts[index]..offset]);
        return new JsonLinePosition(index + 1, column + 1);
    }

    public int OffsetOf(JsonLinePosition position)
    {
        var index = Math.Clamp(position.Line - 1, 0, _starts.Count - 1);
        var rest = position.Column - 1;
        var offset = _starts[index];
        foreach (var rune in TextOf(index + 1).EnumerateRunes())
        {
            rest -= rune.Utf16SequenceLength;
            if (rest < 0) break;
            offset += rune.Utf8SequenceLength;
        }
        return offset;
    }

    public string TextOf(int line)
    {
        if (line < 1 || line > _starts.Count) return "";
        var end = line < _starts.Count ? _starts[line] : _text.Length;
        return Encoding.UTF8.GetString(_text.Span[_starts[line - 1]..end].TrimEnd("\r\n"u8));
    }
}
