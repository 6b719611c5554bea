using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Updates;

/// <summary>Tickets that are there again after their links had ended.</summary>
internal sealed class RevivedTickets : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.ThereAgain.All
        select new Finding(UpdateFindings.BackAgain, one.Key, $"{Sightings.Count(one.Value.Count, "ticket")} there again, the first since {seen.Ago(one.Value.Since)}")
        {
            Commands = ["rezolve links --ended", $"rezolve links restore {one.Value.Example}"],
        };
}
