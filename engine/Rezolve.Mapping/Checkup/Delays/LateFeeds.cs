using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;
using Rezolve.Mapping.Hub.Rows;

namespace Rezolve.Mapping.Checkup.Delays;

/// <summary>Feeds that were not read for long, broke off, or were never read to their end.</summary>
internal sealed class LateFeeds : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from sync in seen.Syncs
        where !seen.Store.Paused.ContainsKey(sync.Name)
        from connection in sync.Connections
        let name = $"{sync.Name}/{connection}"
        let mark = seen.Store.Marks.GetValueOrDefault(name)
        where mark is not null
        from finding in Examine(seen, sync, connection, mark)
        select finding;

    private static IEnumerable<Finding> Examine(Sightings seen, SyncSightings sync, string connection, FeedMark mark)
    {
        var name = $"{sync.Name}/{connection}";
        var polls = sync.Schedule.Poll * seen.Limits.MissedPolls;
        if (mark.Trouble is { } trouble)
            yield return new Finding(DelayFindings.EndedEarly, name, $"the last reading broke off: {trouble.TrimEnd('.')}")
            {
                Commands = [$"rezolve check {connection}", $"rezolve sync {sync.Name} --once"],
            };
        else if (seen.Store.IsStill(connection))
            yield break;
        else if (mark.LoadedAt is null)
            yield return new Finding(
                DelayFindings.NotLoaded, name, mark.LoadBegan is { } began ? $"the first load began {seen.Ago(began)} and is not finished" : "the first load has not begun")
            {
                Commands = [$"rezolve sync {sync.Name} --once"],
            };
        else if (mark.LastRun is { } run && seen.Now - run > (polls > seen.Limits.Late ? polls : seen.Limits.Late))
            yield return new Finding(DelayFindings.NotRead, name, $"changes were last read {seen.Ago(run)}, and are to be read every {Sightings.Span(sync.Schedule.Poll)}")
            {
                Commands = [$"rezolve sync {sync.Name}"],
            };
    }
}
