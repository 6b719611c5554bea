using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Programs.Syncs;

/// <summary>What was agreed on how soon tickets are answered and done, compiled.</summary>
/// <param name="Rules">The goals with the tickets they are for, in order.</param>
internal sealed record SlaProgram(IReadOnlyList<SlaRule> Rules);

/// <summary>A goal and the tickets it is for.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="When">Over the canonical ticket; null for every one.</param>
internal sealed record SlaRule(SlaGoal Goal, ValueSlot? When);
