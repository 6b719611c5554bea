using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Fields;

/// <summary>What connectors rely on and the live lists of their systems do not have.</summary>
internal sealed class DriftedLists : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from connection in seen.Connections
        from drift in connection.Drift
        select new Finding(MappingFindings.Drifted, connection.Name, drift.Message.TrimEnd('.'))
        {
            Advice = drift.Remedy,
            Commands = [$"rezolve discover {connection.Name}"],
            Place = drift.Place?.ToString(),
        };
}
