using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>A list that the system tells live: its fields, statuses, options.</summary>
internal sealed record CatalogProgram
{
    /// <summary>Its name in the manifest.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>Reads the rows.</summary>
    public required OperationProgram Operation { get; init; }

    /// <summary>What is wanted of a row: the paths and chains of the slots below are bound to it.</summary>
    public required DocumentLayout Layout { get; init; }

    /// <summary>What the wire carries.</summary>
    public required ValueSlot Value { get; init; }

    /// <summary>What people call it.</summary>
    public required ValueSlot Label { get; init; }

    /// <summary>The system's word for a field's type; null where it tells none.</summary>
    public ValueSlot? Type { get; init; }

    /// <summary>Which rows count; null takes all.</summary>
    public ValueSlot? Where { get; init; }

    /// <summary>The values a field may take, where the rows list them; null where they do not.</summary>
    public CatalogOptions? Options { get; init; }
}

/// <summary>Where a catalogue's row lists its options.</summary>
/// <param name="Records">Gives the options of a row.</param>
/// <param name="Value">What the wire carries, on an option.</param>
/// <param name="Label">What people call it, on an option.</param>
/// <param name="Limits">How much work one evaluation of a path may be.</param>
internal sealed record CatalogOptions(ValueSlot Records, JsonPath Value, JsonPath Label, JsonPathLimits Limits);
