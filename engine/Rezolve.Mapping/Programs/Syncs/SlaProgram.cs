using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;

namespace Rezolve.Mapping.Programs.Syncs;

/// <summary>What was agreed on how soon tickets are answered and done, compiled.</summary>
/// <param name="Rules">The goals with the tickets they are for, in order.</param>
internal sealed record SlaProgram(IReadOnlyList<SlaRule> Rules)
{
    /// <summary>The goals by name.</summary>
    public IReadOnlyDictionary<string, SlaGoal> Goals { get; } = Rules.Select(rule => rule.Goal).DistinctBy(goal => goal.Name).ToDictionary(goal => goal.Name, StringComparer.Ordinal);

    /// <summary>What the clocks of systems count for.</summary>
    public SlaWatch Watch { get; init; } = SlaWatch.Usual;
}

/// <summary>A goal and the tickets it is for.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="When">Over the canonical ticket; null for every one.</param>
internal sealed record SlaRule(SlaGoal Goal, ValueSlot? When);
