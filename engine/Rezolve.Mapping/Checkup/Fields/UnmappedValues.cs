using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Fields;

/// <summary>Fields of which too many values have no counterpart here.</summary>
internal sealed class UnmappedValues : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from monitor in seen.Store.Monitors
        from field in monitor.Value.Fields
        let one = field.Value
        where one.Told >= seen.Limits.Enough && one.Unmapped * 100 > one.Told * seen.Limits.UnmappedPercent
        select new Finding(MappingFindings.ManyUnmapped, monitor.Key, FormattableString.Invariant($"{field.Key}: {one.Unmapped:N0} of the last {one.Told:N0} values have no counterpart"))
        {
            Commands = [$"rezolve discover {monitor.Key}", $"rezolve read {monitor.Key} ticket --limit 20"],
        };
}
