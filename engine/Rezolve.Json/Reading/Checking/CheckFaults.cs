using System.Globalization;
using System.Text;
using System.Text.Json;
using Rezolve.Json.Reading.Parsing;

namespace Rezolve.Json.Reading.Checking;

/// <summary>Words the one fault that ends a check. Positions are worked out only here, so that good text pays nothing.</summary>
internal readonly ref struct CheckFaults(ReadOnlySpan<byte> text, JsonLimits limits)
{
    private readonly ReadOnlySpan<byte> _text = text;

    public JsonFault TooLarge()
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"The text has {_text.Length} bytes; the limit is {limits.MaxBytes}.");
        return new JsonFault(JsonFaultKind.TooLarge, 0, 0, new JsonLinePosition(1, 1), message, "Ask for less at a time, or raise the limit.");
    }

    public JsonFault InvalidUtf8(int offset) =>
        At(JsonFaultKind.InvalidUtf8, offset, "This byte is not UTF-8.", "The sender must encode its text as UTF-8.");

    public JsonFault TooDeep(int offset)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"This is nested deeper than the limit of {limits.MaxDepth}.");
        return At(JsonFaultKind.TooDeep, offset, message, "The sender must nest less.");
    }

    public JsonFault Syntax(int offset)
    {
        const string Remedy = "The sender must send well-formed JSON (RFC 8259).";
        if (offset >= _text.Length) return At(JsonFaultKind.Syntax, _text.Length, "The text ends too early.", Remedy);
        Rune.DecodeFromUtf8(_text[offset..], out var rune, out _);
        var shown = Rune.IsControl(rune) || rune.Value == 0xFEFF
            ? string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}")
            : $"'{rune}'";
        return At(JsonFaultKind.Syntax, offset, $"{shown} is not expected here.", Remedy);
    }

    /// <summary>Reads the byte offset out of the reader's own fault, which counts lines and bytes in them.</summary>
    public int OffsetOf(JsonException exception, int markLength)
    {
        var offset = markLength;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
        {
            offset += _text[offset..].IndexOf((byte)'\n') + 1;
        }
        return (int)Math.Min(_text.Length, offset + (exception.BytePositionInLine ?? 0));
    }

    private JsonFault At(JsonFaultKind kind, int offset, string message, string remedy)
    {
        var position = new LineTable(_text.ToArray()).PositionOf(offset);
        return new JsonFault(kind, offset, offset < _text.Length ? 1 : 0, position, message, remedy);
    }
}
