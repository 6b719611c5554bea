using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Queue;

/// <summary>More work than is usual.</summary>
internal sealed class LongQueue : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen)
    {
        if (seen.Store.Due > seen.Limits.DeepQueue)
            yield return new Finding(QueueFindings.Deep, "queue", FormattableString.Invariant($"{seen.Store.Due:N0} of {seen.Store.Queued:N0} are due"))
            {
                Commands = ["rezolve queue --limit 20"],
            };
    }
}
