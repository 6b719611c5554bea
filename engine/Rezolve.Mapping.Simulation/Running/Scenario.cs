using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>One run before it is run: who takes part, what was decided, and what will happen. The same scenario always runs the same.</summary>
internal sealed record Scenario
{
    /// <summary>What it was drawn from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whose state it is.</summary>
    public string Tenant { get; init; } = "north";

    /// <summary>The systems, two or more.</summary>
    public required IReadOnlyList<VendorKnobs> Vendors { get; init; }

    /// <summary>What is known of systems that a connector describes, by connection; the knobs say it of the others.</summary>
    public IReadOnlyDictionary<string, SystemFacts> Described { get; init; } = new Dictionary<string, SystemFacts>();

    /// <summary>What the operator decided for each field.</summary>
    public required FieldPolicies Policies { get; init; }

    /// <summary>What happens where a ticket was deleted.</summary>
    public DeletePolicy OnDelete { get; init; } = DeletePolicy.Unlink;

    /// <summary>What happens, in order.</summary>
    public required IReadOnlyList<Act> Script { get; init; }

    /// <summary>Whether the script settles after each batch of edits on different fields, so that crashes can change nothing in the end.</summary>
    public bool IsStepwise { get; init; }

    /// <summary>Whether it is played once more beside another tenant's.</summary>
    public bool HasNeighbour { get; init; }
}
