using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Delays;

/// <summary>What somebody paused.</summary>
internal sealed class Halts : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Paused
        where seen.Syncs.Any(sync => sync.Name == one.Key) || seen.Connections.Any(connection => connection.Name == one.Key)
        select new Finding(DelayFindings.Halted, one.Key, one.Value is { } since ? $"paused {seen.Ago(since)}" : "paused") { Commands = [$"rezolve resume {one.Key}"] };
}
