using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Statuses;

/// <summary>Whether more is written than people can have made due: then something answers our writes with changes of its own.</summary>
internal sealed class EchoingWrites : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from sync in seen.Syncs
        let monitors = sync.Connections.Where(seen.Store.Monitors.ContainsKey).Select(name => (Name: name, Monitor: seen.Store.Monitors[name])).ToList()
        where monitors.Count == sync.Connections.Count
        let edits = monitors.Sum(one => one.Monitor.Edits)
        from one in monitors
        where one.Monitor.Writes >= seen.Limits.Enough && one.Monitor.Writes > edits * seen.Limits.WritesAnEdit
        select new Finding(StatusFindings.Echoing, $"{sync.Name}/{one.Name}", FormattableString.Invariant($"{one.Monitor.Writes:N0} writes for {edits:N0} tickets that came in new or changed"))
        {
            Commands = ["rezolve status", $"rezolve links --connection {one.Name} --held"],
        };
}
