using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>A literal that a token is compared with: texts by their characters, numbers by their value.</summary>
internal sealed class LayoutLiteral
{
    private const int LongestPlainInteger = 18;

    private readonly Value _value;

    /// <summary>Text, number, boolean or null.</summary>
    public LayoutLiteral(Value value)
    {
        _value = value;
        Utf8 = value.Kind is ValueKind.Text or ValueKind.Number ? Encoding.UTF8.GetBytes(value.Text) : [];
        if (value.Kind == ValueKind.Number && value.TryGetInteger(out var whole))
            Utf8 = Encoding.UTF8.GetBytes(Value.Of(whole).Text);
    }

    /// <summary>The text's bytes, or the number's digits in their shortest form.</summary>
    public byte[] Utf8 { get; }

    /// <summary>The literal is text.</summary>
    public bool IsText => _value.Kind == ValueKind.Text;

    /// <summary>The literal is a number.</summary>
    public bool IsNumber => _value.Kind == ValueKind.Number;

    /// <summary>The literal is a whole number that has one usual way of being written.</summary>
    public bool IsPlainInteger => _value.Kind == ValueKind.Number && IsPlainIntegerText(Utf8);

    /// <summary>Whether digits are written in the usual way, so that comparing bytes is comparing numbers.</summary>
    public static bool IsPlainIntegerText(ReadOnlySpan<byte> digits) =>
        digits.Length is > 0 and <= LongestPlainInteger && !digits.ContainsAny((byte)'.', (byte)'e', (byte)'E') && !digits.SequenceEqual("-0"u8);

    /// <summary>Whether the reader's token is this literal.</summary>
    public bool Matches(ref Utf8JsonReader reader) => (reader.TokenType, _value.Kind) switch
    {
        (JsonTokenType.String, ValueKind.Text) => reader.ValueIsEscaped
            ? TokenText.Decode(reader.ValueSpan, out _) == _value.Text
            : reader.ValueSpan.SequenceEqual(Utf8),
        (JsonTokenType.Number, ValueKind.Number) => reader.ValueSpan.SequenceEqual(Utf8)
            || ValueNumber.Compare(Value.NumberOf(Encoding.UTF8.GetString(reader.ValueSpan)), _value) == 0,
        (JsonTokenType.True or JsonTokenType.False, ValueKind.Boolean) => (reader.TokenType == JsonTokenType.True) == _value.Boolean,
        (JsonTokenType.Null, ValueKind.Null) => true,
        _ => false,
    };
}
