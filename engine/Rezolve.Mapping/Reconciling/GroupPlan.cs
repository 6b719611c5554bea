using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling;

/// <summary>
/// What is to be done for one group of one link. The local part (hub, base, conflict) is committed together and first; what is due at the
/// vendor is written after that, and its base is committed with the read-back.
/// </summary>
internal sealed record GroupPlan
{
    /// <summary>The group, or the field that stands alone.</summary>
    public required string Group { get; init; }

    /// <summary>What the hub's fields become, by name.</summary>
    public IReadOnlyDictionary<string, Value> Hub { get; init; } = new Dictionary<string, Value>();

    /// <summary>What is agreed from now on, by field.</summary>
    public IReadOnlyDictionary<string, AgreedPair> Base { get; init; } = new Dictionary<string, AgreedPair>();

    /// <summary>What the vendor is to be told, as canonical values by field.</summary>
    public IReadOnlyDictionary<string, Value> Due { get; init; } = new Dictionary<string, Value>();

    /// <summary>What lost, to be kept before anything is overwritten; null where nothing did.</summary>
    public ConflictRecord? Conflict { get; init; }

    /// <summary>Why the group stays as it is on both sides; null where it does not.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsQuiet => Hub.Count == 0 && Base.Count == 0 && Due.Count == 0 && Conflict is null && Hold is null;
}

/// <summary>Why a group is neither written nor pulled, and what it waits for.</summary>
/// <param name="Reason">What sort of obstacle.</param>
/// <param name="Field">The field it lies in.</param>
/// <param name="WaitsFor">What has to change, in a sentence.</param>
internal sealed record Hold(HoldReason Reason, string Field, string WaitsFor)
{
    /// <summary>The obstacle in a word, where there are several of that sort; null where there is one.</summary>
    public string? Code { get; init; }
}

/// <summary>What sort of obstacle holds a group.</summary>
internal enum HoldReason
{
    /// <summary>A value has no counterpart on the other side: a person, team or option that is not known there.</summary>
    Unresolved,

    /// <summary>Both changed, and a person decides.</summary>
    Conflict,

    /// <summary>Nothing was ever agreed, the two differ, and a person decides.</summary>
    Initial,

    /// <summary>The rule that decides failed.</summary>
    Rule,

    /// <summary>What comes in is no step that the hub's workflow has.</summary>
    Workflow,
}
