using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rezolve.Json.Reading.Parsing;

/// <summary>Reads one quoted string, going on after faults that do not hide its end.</summary>
internal ref struct AuthoredString(ReadOnlySpan<byte> text, int start, FaultList faults)
{
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _text = text;
    private StringBuilder? _built;

    /// <summary>Byte offset just after the closing quote, or where reading stopped.</summary>
    public int End { get; private set; } = start + 1;

    /// <summary>Gives the string's value, or null where it has no end.</summary>
    public string? Read()
    {
        while (true)
        {
            var run = _text[End..].IndexOfAny(Special);
            if (run < 0 || _text[End + run] is (byte)'\n' or (byte)'\r') return Unclosed(run);
            var plain = _text.Slice(End, run);
            End += run + 1;
            if (_text[End - 1] == '"') return Finish(plain);
            (_built ??= new StringBuilder()).Append(Encoding.UTF8.GetString(plain));
            if (_text[End - 1] == '\\') ReadEscape(_built);
            else ReadControl(_built);
        }
    }

    private string? Unclosed(int run)
    {
        End = run < 0 ? _text.Length : End + run;
        const string Remedy = "Close it with a double quote on the same line; write a line break as \\n.";
        if (run < 0) faults.EndsEarly(start, End - start, "This text is never closed.", Remedy);
        else faults.Syntax(start, End - start, "This text is never closed.", Remedy);
        return null;
    }

    private readonly string Finish(ReadOnlySpan<byte> plain)
    {
        if (_built is null) return Encoding.UTF8.GetString(plain);
        var value = _built.Append(Encoding.UTF8.GetString(plain)).ToString();
        var whole = string.Concat(value.EnumerateRunes());
        if (whole != value)
        {
            faults.Add(
                JsonFaultKind.LoneSurrogate, start, End - start, "This text holds half of a character pair (a lone \\uD800 to \\uDFFF).",
                "Write both halves, or the character itself.");
        }
        return whole;
    }

    private readonly void ReadControl(StringBuilder built)
    {
        var code = _text[End - 1];
        var shown = code == '\t' ? "A tab" : string.Create(CultureInfo.InvariantCulture, $"The control character U+{code:X4}");
        var remedy = code == '\t' ? "Write it as \\t." : string.Create(CultureInfo.InvariantCulture, $"Write it as \\u{code:X4}, or remove it.");
        faults.Syntax(End - 1, 1, $"{shown} cannot stand in text as it is.", remedy);
        built.Append((char)code);
    }

    private void ReadEscape(StringBuilder built)
    {
        var code = End < _text.Length ? (char)_text[End] : '\0';
        var index = "\"\\/bfnrt".IndexOf(code, StringComparison.Ordinal);
        if (index >= 0)
        {
            built.Append("\"\\/\b\f\n\r\t"[index]);
            End++;
        }
        else if (code == 'u' && TryReadHex(out var unit))
        {
            built.Append(unit);
            End += 5;
        }
        else
        {
            var remedy = code == 'u' ? "Give four hexadecimal digits after \\u." : "Write a backslash as \\\\.";
            faults.Syntax(End - 1, 1, "This backslash does not start an escape that JSON knows.", remedy);
            built.Append('\\');
        }
    }

    private readonly bool TryReadHex(out char unit)
    {
        unit = '\0';
        if (End + 5 > _text.Length) return false;
        var parsed = ushort.TryParse(_text.Slice(End + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        unit = (char)value;
        return parsed;
    }
}
