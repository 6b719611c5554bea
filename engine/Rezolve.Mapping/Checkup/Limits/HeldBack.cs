using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Checkup.Limits;

/// <summary>Systems that told us to come back later.</summary>
internal sealed class HeldBack : IExamination
{
    private static readonly string Code = FailureCodes.Of(FailureClass.Throttled);

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
    [
        .. from budget in seen.Live.Budgets
           where budget.Stand.PausedUntil > seen.Now
           let left = Sightings.Span(budget.Stand.PausedUntil!.Value - seen.Now)
           select new Finding(QuotaFindings.HeldBack, budget.Connection, $"{budget.Stand.Name}: nothing is sent for {left}") { Commands = ["rezolve queue"] },
        .. from one in seen.Store.Holds.All
           where one.Key.Code == Code
           select new Finding(QuotaFindings.HeldBack, one.Key.Connection, $"{HeldFields.Words(seen, one.Key, one.Value)} too much was asked") { Commands = ["rezolve queue"] },
    ];
}
