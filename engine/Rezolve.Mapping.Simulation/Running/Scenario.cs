using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Connectors;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Posting;
using Rezolve.Mapping.Simulation.Talking;
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

    /// <summary>The systems that a connector describes, by connection; the knobs say it of the others.</summary>
    public IReadOnlyDictionary<string, DescribedSystem> Described { get; init; } = new Dictionary<string, DescribedSystem>();

    /// <summary>The words that people use for choices of which a connector says which there are, by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What the operator decided for each field.</summary>
    public required FieldPolicies Policies { get; init; }

    /// <summary>What happens where a ticket was deleted.</summary>
    public DeletePolicy OnDelete { get; init; } = DeletePolicy.Unlink;

    /// <summary>What happens at the others where a ticket became part of another.</summary>
    public MergePolicy OnMerge { get; init; } = MergePolicy.Unlink;

    /// <summary>What the operator decided about comments; null where nobody says anything.</summary>
    public CommentPolicy? Comments { get; init; }

    /// <summary>What the operator decided about files; null where nobody adds any.</summary>
    public AttachmentPolicy? Files { get; init; }

    /// <summary>How vendors tell by themselves that something happened, by connection; the others tell nothing.</summary>
    public IReadOnlyDictionary<string, HookKnobs> Hooks { get; init; } = new Dictionary<string, HookKnobs>();

    /// <summary>How comments behave, by connection.</summary>
    public IReadOnlyDictionary<string, TalkKnobs> Talks { get; init; } = new Dictionary<string, TalkKnobs>();

    /// <summary>What happens, in order.</summary>
    public required IReadOnlyList<Act> Script { get; init; }

    /// <summary>Whether the script settles after each batch of edits on different fields, so that crashes can change nothing in the end.</summary>
    public bool IsStepwise { get; init; }

    /// <summary>What is known of a vendor.</summary>
    /// <param name="knobs">The vendor.</param>
    /// <param name="generation">Which version of its connector.</param>
    public SystemFacts FactsOf(VendorKnobs knobs, int generation = 1) => Described.GetValueOrDefault(knobs.Name)?.Facts ?? VendorFacts.Of(knobs, generation);

    /// <summary>Whether it is played once more beside another tenant's.</summary>
    public bool HasNeighbour { get; init; }
}
