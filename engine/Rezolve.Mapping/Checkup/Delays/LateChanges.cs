using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Delays;

/// <summary>Systems at which changes usually are there late. An outage, however long, is not usual.</summary>
internal sealed class LateChanges : IExamination
{
    private const int Half = 50;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Lags
        where one.Value.Count >= seen.Limits.Enough && !(one.Value.Within(Half) <= seen.Limits.Late)
        let span = one.Value.Within(Half) is { } within ? $"up to {Sightings.Span(within)}" : "more than three days"
        select new Finding(DelayFindings.ChangesLate, one.Key, $"half of the last {Sightings.Count(one.Value.Count, "change")} took {span}")
        {
            Commands = ["rezolve status", "rezolve queue"],
        };
}
