using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>One field of an entity, compiled for both directions.</summary>
internal sealed record FieldProgram
{
    /// <summary>The canonical field: name, type, codes.</summary>
    public required CanonicalField Field { get; init; }

    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>
    /// Gives the vendor's value; null for a field that is only written. A path is a <see cref="LayoutSlot"/>, with a list due for sets and lists.
    /// </summary>
    public ValueSlot? Read { get; init; }

    /// <summary>Where and how it is written; empty for a field that is only read.</summary>
    public IReadOnlyList<FieldWrite> Writes { get; init; } = [];

    /// <summary>How the vendor writes the type; null for the type's default.</summary>
    public ConversionProgram? As { get; init; }

    /// <summary>Its table.</summary>
    public TableProgram? Table { get; init; }

    /// <summary>The vendor's words for "no value": all are read as null, the first is written for null.</summary>
    public IReadOnlyList<Value> Empty { get; init; } = [];

    /// <summary>The canonical value where there is none to read; undefined where there is no default.</summary>
    public Value Default { get; init; }

    /// <summary>The most characters (UTF-16) the vendor takes; null for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A text beyond <see cref="MaxLength"/> is held, else it is cut.</summary>
    public bool HoldTooLong { get; init; }

    /// <summary>Applied to both sides before they are compared, and to each member of a set; null where values are compared as they are.</summary>
    public ValueSlot? Normalize { get; init; }

    /// <summary>Its canonical name.</summary>
    public string Name => Field.Name;

    /// <summary>What it holds.</summary>
    public FieldType Type => Field.Type;

    /// <summary>Nothing but the type itself stands between the vendor's value and the canonical one.</summary>
    public bool IsPlain => As is null && Table is null && Empty.Count == 0 && Default.Kind == ValueKind.Undefined;
}
