using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;
using Rezolve.Mapping.Hub.Events;

namespace Rezolve.Mapping.Checkup.Updates;

/// <summary>Rules of the hub that could not act lately, or were kept from it.</summary>
internal sealed class TroubledRules : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Rules.All
        let type = one.Key.IsStopped ? EventTypes.RulesStopped : EventTypes.RuleFailed
        select new Finding(
            one.Key.IsStopped ? UpdateFindings.RulesKept : UpdateFindings.RuleUndone, one.Key.Cause,
            $"{(one.Key.IsStopped ? "stopped" : "failed")} {Sightings.Count(one.Value.Count, "time")}, the first {seen.Ago(one.Value.Since)}: {one.Key.Reason.TrimEnd('.')}")
        {
            Commands = [$"rezolve trace {one.Value.Example}", $"rezolve events --type {type}"],
        };
}
