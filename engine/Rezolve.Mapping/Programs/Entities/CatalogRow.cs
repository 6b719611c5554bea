using System.Globalization;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>One row of a catalogue.</summary>
/// <param name="Value">What the wire carries, as text.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Type">The system's word for a field's type; null where it tells none.</param>
internal sealed record CatalogRow(string Value, string Label, string? Type)
{
    /// <summary>The value as it is written: a number where it is one.</summary>
    public Values.Value WireValue => long.TryParse(Value, out var number) && number.ToString(CultureInfo.InvariantCulture) == Value
        ? Values.Value.Of(number)
        : Values.Value.Of(Value);
}
