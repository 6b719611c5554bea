using System.Text.Json;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;

namespace Rezolve.Mapping.Transforms.Reading.Steps;

/// <summary>A field that is one token of the source.</summary>
internal abstract class TokenStep(FieldProgram field, byte[] fragment, int slot) : FieldStep(field, fragment)
{
    /// <inheritdoc/>
    public sealed override void Write(RecordMapper mapper, ScanSlots record, Utf8Output output)
    {
        ref readonly var span = ref record[slot];
        if (span.Type == JsonTokenType.None && Field.Default.Kind == Values.ValueKind.Undefined)
            return;
        var before = output.Length;
        if (span.Found && span.Next == 0)
        {
            output.Add(Fragment);
            if (TryWrite(span, record.Source.Span.Slice(span.Start, span.Length), output))
                return;
            output.Length = before;
        }
        WriteByRule(mapper, record, output);
    }

    /// <summary>Writes the value if it is of the usual kind; what it wrote is taken back where it gives false.</summary>
    protected abstract bool TryWrite(in SlotSpan span, ReadOnlySpan<byte> token, Utf8Output output);

    /// <summary>Writes a number as the text of its digits.</summary>
    protected static void AddQuoted(ReadOnlySpan<byte> digits, Utf8Output output)
    {
        output.Add((byte)'"');
        output.Add(digits);
        output.Add((byte)'"');
    }

    /// <summary>A string whose bytes are its own normal form.</summary>
    protected static bool IsPlainText(in SlotSpan span, ReadOnlySpan<byte> token) =>
        span.Type == JsonTokenType.String && NormalText.Is(token[1..^1]);
}

/// <summary>Text and codes: copied where they are their own normal form.</summary>
internal sealed class TextStep(FieldProgram field, byte[] fragment, int slot) : TokenStep(field, fragment, slot)
{
    /// <inheritdoc/>
    protected override bool TryWrite(in SlotSpan span, ReadOnlySpan<byte> token, Utf8Output output)
    {
        if (span.Type == JsonTokenType.Number)
            AddQuoted(token, output);
        else if (IsPlainText(span, token) || span.Type == JsonTokenType.Null)
            output.Add(token);
        else
            return false;
        return true;
    }
}

/// <summary>A value put into an object of its own: formatted text, a reference.</summary>
internal sealed class WrappedStep(FieldProgram field, byte[] fragment, int slot, byte[] opening, bool numbers) : TokenStep(field, fragment, slot)
{
    /// <inheritdoc/>
    protected override bool TryWrite(in SlotSpan span, ReadOnlySpan<byte> token, Utf8Output output)
    {
        if (span.Type == JsonTokenType.Null)
        {
            output.Add(token);
            return true;
        }
        var isNumber = numbers && span.Type == JsonTokenType.Number;
        if (!isNumber && !IsPlainText(span, token))
            return false;
        output.Add(opening);
        if (isNumber)
            AddQuoted(token, output);
        else
            output.Add(token);
        output.Add((byte)'}');
        return true;
    }
}

/// <summary>Numbers and booleans: their digits and words are copied.</summary>
internal sealed class LiteralStep(FieldProgram field, byte[] fragment, int slot, bool boolean, bool whole) : TokenStep(field, fragment, slot)
{
    /// <inheritdoc/>
    protected override bool TryWrite(in SlotSpan span, ReadOnlySpan<byte> token, Utf8Output output)
    {
        var usual = span.Type switch
        {
            JsonTokenType.Null => true,
            JsonTokenType.Number => !boolean && (!whole || Programs.Layouts.LayoutLiteral.IsPlainIntegerText(token)),
            JsonTokenType.True or JsonTokenType.False => boolean,
            _ => false,
        };
        if (usual)
            output.Add(token);
        return usual;
    }
}
