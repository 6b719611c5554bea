using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Queue;

/// <summary>Work that fails again and again, by what it waits for.</summary>
internal sealed class FailingWork : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Failing.All
        where seen.Now - one.Value.Since > seen.Limits.Late
        select new Finding(
            QueueFindings.FailsAgain, "queue", $"{Sightings.Count(one.Value.Count, "ticket")} failing, the first since {seen.Ago(one.Value.Since)} ({one.Value.Example}): {one.Key.TrimEnd('.')}")
        {
            Commands = ["rezolve queue", "rezolve status"],
        };
}
