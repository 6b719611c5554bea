using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Updates;

/// <summary>Writes that were sent long ago and whose end nobody knows.</summary>
internal sealed class UnsettledWrites : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Unsettled.All
        where seen.Now - one.Value.Since > seen.Limits.Late
        select new Finding(
            UpdateFindings.Unsettled, one.Key, $"{Sightings.Count(one.Value.Count, "write")} without a known end, the oldest sent {seen.Ago(one.Value.Since)} ({one.Value.Example})")
        {
            Commands = ["rezolve queue", $"rezolve trace {one.Value.Example}"],
        };
}
