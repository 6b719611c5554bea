using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Delays;

/// <summary>Sweeps that are overdue by as much as they are apart.</summary>
internal sealed class LateSweeps : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from sync in seen.Syncs
        from connection in sync.Connections
        let mark = seen.Store.Marks.GetValueOrDefault($"{sync.Name}/{connection}")
        where mark?.LastSweep is not null && !seen.Store.IsStill(connection) && !seen.Store.Paused.ContainsKey(sync.Name)
        where seen.Now - mark.LastSweep > sync.Schedule.Sweep * 2
        select new Finding(
            DelayFindings.SweepLate, $"{sync.Name}/{connection}", $"all keys were last read {seen.Ago(mark!.LastSweep!.Value)}, and are to be read every {Sightings.Span(sync.Schedule.Sweep)}")
        {
            Commands = [$"rezolve sync {sync.Name}"],
        };
}
