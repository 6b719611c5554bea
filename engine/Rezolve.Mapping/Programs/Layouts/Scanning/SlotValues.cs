using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Layouts.Scanning;

/// <summary>Decodes what a scan found.</summary>
internal static class SlotValues
{
    /// <summary>The value a slot's path gives.</summary>
    /// <param name="slots">What the scan found.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="listDue">A path that can give several gives a list then, be it empty; else several are a fault.</param>
    /// <returns>Undefined where there is nothing.</returns>
    public static Value Read(ScanSlots slots, int slot, bool listDue)
    {
        ref readonly var first = ref slots[slot];
        listDue &= !slots.Layout.Paths[slot].IsSingular;
        if (!first.Found)
            return OneOrList([], listDue);
        if (slots.Layout.Rest(slot) is { } rest)
            return ReadRest(slots, slot, rest, listDue);
        if (slots.Layout.Paths[slot].IsSingular)
            return Decode(slots, first);
        var values = new List<Value>();
        for (var span = first; ; span = slots.After(span))
        {
            values.Add(Decode(slots, span));
            if (span.Next == 0)
                return OneOrList(values, listDue);
        }
    }

    /// <summary>The value at one place.</summary>
    public static Value Decode(ScanSlots slots, in SlotSpan span) => span.Type switch
    {
        JsonTokenType.String => ReadText(slots, span),
        JsonTokenType.Number => Value.NumberOf(Encoding.UTF8.GetString(slots.Source.Span.Slice(span.Start, span.Length))),
        JsonTokenType.True => Value.True,
        JsonTokenType.False => Value.False,
        JsonTokenType.Null => Value.Null,
        JsonTokenType.None => Value.Undefined,
        _ => ReadTree(slots, slots.Bytes(span)),
    };

    private static Value ReadText(ScanSlots slots, in SlotSpan span)
    {
        var text = TokenText.Decode(slots.Source.Span.Slice(span.Start + 1, span.Length - 2), out var replaced);
        slots.Replaced += replaced;
        return Value.Of(text);
    }

    private static Value ReadTree(ScanSlots slots, ReadOnlyMemory<byte> json)
    {
        slots.Replaced += LoneEscapes.Count(json.Span);
        // A copy: the page's memory is used again, and nobody knows when the value is read.
        return json.Span[0] == (byte)'{' ? Value.OfUnread(json.ToArray()) : ValueJson.Read(json);
    }

    private static Value ReadRest(ScanSlots slots, int slot, CapturedRest rest, bool listDue)
    {
        var nodes = new List<Value>();
        for (var span = slots[slot]; ; span = slots.After(span))
        {
            using var captured = JsonDocument.Parse(slots.Bytes(span));
            var found = new List<JsonElement>();
            if (rest(captured.RootElement, found) is { } fault)
                return Value.Fault(fault);
            foreach (var element in found)
            {
                slots.Replaced += LoneEscapes.Count(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element));
                nodes.Add(ValueJson.Read(element));
            }
            if (span.Next == 0)
                return OneOrList(nodes, listDue);
        }
    }

    private static Value OneOrList(List<Value> values, bool listDue)
    {
        if (listDue)
            return Value.Of(values);
        return values.Count switch
        {
            0 => Value.Undefined,
            1 => values[0],
            _ => Value.Fault($"the path gives {values.Count} values where one is due"),
        };
    }
}
