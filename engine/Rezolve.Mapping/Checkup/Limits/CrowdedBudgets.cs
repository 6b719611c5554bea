using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Limits;

/// <summary>Budgets before which requests wait.</summary>
internal sealed class CrowdedBudgets : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from budget in seen.Live.Budgets
        where budget.Stand.Waiting > 0
        select new Finding(QuotaFindings.Crowded, budget.Connection, $"{budget.Stand.Name}: {Sightings.Count(budget.Stand.Waiting, "request")} waiting for a turn") { Commands = ["rezolve status"] };
}
