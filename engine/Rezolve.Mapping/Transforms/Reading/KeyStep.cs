using System.Text.Json;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>Writes what identifies a record: always text, a number as its digits.</summary>
internal static class KeyStep
{
    /// <summary>Writes the key; false where there is none.</summary>
    public static bool TryWrite(EntityProgram program, ScanScope scope, Utf8Output output, out string fault)
    {
        fault = "";
        if (TryCopy(program.Key, scope, output))
            return true;
        var key = program.Key.Evaluate(scope);
        if (key.Kind is ValueKind.Text or ValueKind.Number && ValueText.Of(key) is { Length: > 0 } text)
        {
            output.AddText(text);
            return true;
        }
        fault = key.IsFault ? key.Text
            : key.IsNothing ? "the record has no key"
            : $"a key is text or a number, found {Conversions.Reasons.Show(key)}";
        return false;
    }

    /// <summary>Writes a member that may be missing.</summary>
    public static void WriteOptional(ValueSlot? slot, byte[] fragment, ScanScope scope, Utf8Output output, RecordMapper mapper, string name)
    {
        if (slot is null)
            return;
        var before = output.Length;
        output.Add(fragment);
        if (TryCopy(slot, scope, output))
            return;
        output.Length = before;
        var value = slot.Evaluate(scope);
        if (value.IsNothing)
            return;
        if (!ValueText.Has(value))
        {
            var reason = Conversions.Reasons.Expected("text", value).Text;
            mapper.Hold(new HeldField(name, HoldCode.Value, reason, slot.Place));
            return;
        }
        output.Add(fragment);
        output.AddText(ValueText.Of(value));
    }

    private static bool TryCopy(ValueSlot slot, ScanScope scope, Utf8Output output)
    {
        if (slot is not LayoutSlot { Slot: var at } || scope.Slots.Layout.Paths[at].Class != LayoutPathClass.Streamed)
            return false;
        ref readonly var span = ref scope.Slots[at];
        var token = scope.Slots.Source.Span.Slice(span.Start, span.Length);
        if (span.Next != 0)
            return false;
        if (span is { Type: JsonTokenType.String, Escaped: false, Length: > 2 } && System.Text.Ascii.IsValid(token))
        {
            output.Add(token);
            return true;
        }
        if (span.Type != JsonTokenType.Number)
            return false;
        output.Add((byte)'"');
        output.Add(token);
        output.Add((byte)'"');
        return true;
    }
}
