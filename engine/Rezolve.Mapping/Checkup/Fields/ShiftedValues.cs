using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;
using Rezolve.Mapping.Hub.Monitors;

namespace Rezolve.Mapping.Checkup.Fields;

/// <summary>Fields whose values are spread otherwise since their map was changed: perhaps the change meant something else.</summary>
internal sealed class ShiftedValues : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from monitor in seen.Store.Monitors
        from field in monitor.Value.Fields
        let one = field.Value
        where one.Before.Values.Sum() >= seen.Limits.Enough && one.Values.Values.Sum() >= seen.Limits.Enough
        let distance = FieldMonitor.Distance(one.Before, one.Values)
        where distance >= seen.Limits.ShiftPercent
        select new Finding(MappingFindings.Shifted, monitor.Key, FormattableString.Invariant($"{field.Key} moved by {distance} %: before {Shares(one.Before)}; now {Shares(one.Values)}"))
        {
            Commands = ["rezolve events --json", $"rezolve read {monitor.Key} ticket --limit 20"],
        };

    private static string Shares(IReadOnlyDictionary<string, long> values)
    {
        var all = values.Values.Sum();
        return string.Join(", ", values.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Take(5).Select(one => $"{one.Key} {100 * one.Value / all} %"));
    }
}
