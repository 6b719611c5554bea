using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Records;

/// <summary>Keys are text; a number's digits are its key.</summary>
internal static class KeyText
{
    /// <summary>The key a slot gives; null where it gives none.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="scope">What it sees.</param>
    /// <param name="name">The slot's name, for the message.</param>
    /// <param name="fault">Why it gives none, with the slot's place.</param>
    public static string? Of(ValueSlot slot, Scope scope, string name, out string? fault)
    {
        var value = slot.Evaluate(scope);
        fault = value.Kind switch
        {
            ValueKind.Text when value.Text.Length > 0 => null,
            ValueKind.Number => null,
            ValueKind.Fault => $"`{name}` ({slot.Place}) cannot be evaluated: {value.Text}",
            ValueKind.Undefined or ValueKind.Null => $"the record has no {name} ({slot.Place})",
            _ => $"`{name}` ({slot.Place}) gives {BriefText.Of(value)}, which is no key: text or a number is due",
        };
        return fault is null ? value.Text : null;
    }
}
