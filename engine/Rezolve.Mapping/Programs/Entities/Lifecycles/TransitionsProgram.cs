using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Entities.Lifecycles;

/// <summary>Which steps a status may take, compiled.</summary>
internal abstract record TransitionsProgram
{
    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }
}

/// <summary>The system lists the steps that a record may take now: in an answer of its own, or inside the record.</summary>
internal sealed record ListedTransitionsProgram : TransitionsProgram
{
    /// <summary>What is wanted of one listed step: the slots below are bound to it.</summary>
    public DocumentLayout Layout { get; init; } = DocumentLayout.Empty;

    /// <summary>Lists the steps of a record by its key; null where they stand inside the record.</summary>
    public OperationProgram? Operation { get; init; }

    /// <summary>Where the steps stand inside the record that <c>get</c> gives; null where an operation lists them.</summary>
    public PlacesProgram? Embedded { get; init; }

    /// <summary>What the vendor calls the step; null where its end names it.</summary>
    public ValueSlot? Id { get; init; }

    /// <summary>The vendor's status that the step leads to: a left side of the status table.</summary>
    public required ValueSlot To { get; init; }

    /// <summary>What people call the step; null where it has no name.</summary>
    public ValueSlot? Name { get; init; }

    /// <summary>The canonical fields that must be filled in the same request; null where the system does not tell.</summary>
    public ValueSlot? Requires { get; init; }

    /// <summary>Takes a step; null where the status is written by the update.</summary>
    public OperationProgram? Apply { get; init; }
}

/// <summary>The steps are always the same, and known.</summary>
internal sealed record GraphTransitionsProgram : TransitionsProgram
{
    /// <summary>The steps, in written order.</summary>
    public required IReadOnlyList<TransitionEdge> Edges { get; init; }
}

/// <summary>A step of a graph, or several that end alike.</summary>
/// <param name="Place">Where it stands in the manifest.</param>
/// <param name="From">The vendor's statuses where it begins.</param>
/// <param name="To">The vendor's status where it ends.</param>
/// <param name="Requires">The canonical fields that must be filled in the same request.</param>
internal sealed record TransitionEdge(SourcePlace Place, IReadOnlyList<string> From, string To, IReadOnlyList<string> Requires);
