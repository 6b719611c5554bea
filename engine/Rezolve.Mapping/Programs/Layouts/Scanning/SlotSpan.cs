using System.Text.Json;

namespace Rezolve.Mapping.Programs.Layouts.Scanning;

/// <summary>Where a value stands in the source, quotation marks and brackets included.</summary>
internal struct SlotSpan
{
    /// <summary>The first byte.</summary>
    public int Start;

    /// <summary>How many bytes.</summary>
    public int Length;

    /// <summary>The next value of the same slot, as <see cref="ScanSlots"/> numbers them; 0 where there is none.</summary>
    public int Next;

    /// <summary>What kind of value; None where there is none. Objects and lists are told by their first token.</summary>
    public JsonTokenType Type;

    /// <summary>A text that holds escapes.</summary>
    public bool Escaped;

    /// <summary>A value was found.</summary>
    public readonly bool Found => Type != JsonTokenType.None;
}
