using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;
using Rezolve.Mapping.Sync.Sinks;

namespace Rezolve.Mapping.Checkup.Delays;

/// <summary>Sinks that stand still, or are told what happens too late.</summary>
internal sealed class LateSinks : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen)
    {
        foreach (var sink in seen.Sinks)
        {
            var name = SinkKeeper.Prefix + sink;
            var known = seen.Store.Sinks.GetValueOrDefault(sink);
            var (reason, behind) = (known?.State.Reason?.TrimEnd('.'), Sightings.Count(known?.Behind ?? 0, "event"));
            if (seen.Store.Paused.TryGetValue(name, out var since))
                yield return new Finding(DelayFindings.SinkStill, name, $"stands still{(since is { } at ? $" since {seen.Ago(at)}" : "")}, {behind} behind{(reason is null ? "" : $": {reason}")}")
                {
                    Commands = [$"rezolve resume {name}"],
                };
            else if (known?.State.FailingSince is { } failing && seen.Now - failing > seen.Limits.Late)
                yield return Behind(name, $"sent in vain since {seen.Ago(failing)}, {behind} behind: {reason ?? "no reason is known"}");
            else if (known?.Behind > seen.Limits.SinkBehind)
                yield return Behind(name, $"{behind} behind");
        }
    }

    private static Finding Behind(string name, string told) => new(DelayFindings.SinkBehind, name, told) { Commands = ["rezolve status"] };
}
