using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Queue;

/// <summary>Work that is due since long.</summary>
internal sealed class LateWork : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen)
    {
        if (seen.Store.OldestDue is { } oldest && seen.Now - oldest > seen.Limits.Late)
            yield return new Finding(QueueFindings.Behind, "queue", FormattableString.Invariant($"{seen.Store.Due:N0} due, the oldest since {Sightings.Span(seen.Now - oldest)}"))
            {
                Commands = ["rezolve queue", .. seen.Syncs.Take(1).Select(sync => $"rezolve sync {sync.Name}")],
            };
    }
}
