using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Statuses;

/// <summary>Clocks that systems keep by themselves, and that say otherwise than the hub's when the time of a goal is over.</summary>
internal sealed class DifferingClocks : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.DifferingClocks.All
        select new Finding(StatusFindings.ClocksDiffer, one.Key, $"{Sightings.Count(one.Value.Count, "clock")} apart from the hub's, the first since {seen.Ago(one.Value.Since)}")
        {
            Commands = ["rezolve sla --differing", $"rezolve sla --ticket {one.Value.Example}"],
        };
}
