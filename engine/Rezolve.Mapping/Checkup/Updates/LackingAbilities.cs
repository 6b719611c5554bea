using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Updates;

/// <summary>What syncs want of systems whose connectors cannot do it, and what else keeps them from running.</summary>
internal sealed class LackingAbilities : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
    [
        .. from sync in seen.Syncs
           from obstacle in sync.Obstacles
           where obstacle.Severity != Severity.Hint
           let isAbility = obstacle.Severity == Severity.Warning || obstacle.Code == SyncRules.LacksAbility.Code
           select new Finding(isAbility ? UpdateFindings.Unable : ReachFindings.NotOpened, sync.Name, obstacle.Message.TrimEnd('.'))
           {
               Advice = obstacle.Remedy,
               Commands = ["rezolve validate"],
               Place = obstacle.Place?.ToString(),
           },
        .. from sync in seen.Syncs
           from lack in sync.Lacks
           select new Finding(UpdateFindings.NotNoticed, $"{sync.Name}/{lack.Connection}", $"its connector cannot {lack.What}") { Commands = ["rezolve validate"] },
    ];
}
