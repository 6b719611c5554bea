using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Records;

/// <summary>Keys are text; a number's digits are its key.</summary>
internal static class KeyText
{
    /// <summary>The key a value gives; null where it gives none.</summary>
    /// <param name="value">What the slot gave.</param>
    /// <param name="slot">The slot's name, for the message.</param>
    /// <param name="fault">Why it gives none.</param>
    public static string? Of(in Value value, string slot, out string? fault)
    {
        fault = value.Kind switch
        {
            ValueKind.Text when value.Text.Length > 0 => null,
            ValueKind.Number => null,
            ValueKind.Fault => $"`{slot}` cannot be evaluated: {value.Text}",
            ValueKind.Undefined or ValueKind.Null => $"the row has no {slot}",
            _ => $"`{slot}` gives {value}, which is no key: text or a number is due",
        };
        return fault is null ? value.Text : null;
    }
}
