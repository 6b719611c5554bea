using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Reach;

/// <summary>How far the clock of each system is from ours. Its answer says it to the second, and was on its way for a while.</summary>
internal sealed class ClockDifferences : IExamination
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from connection in seen.Connections
        where connection.Trial is { ServerClock: not null }
        let ahead = connection.Trial!.ServerClock!.Value - connection.Trial.At
        where ahead.Duration() - connection.Trial!.Took - Second > seen.Limits.ClockDifference
        select new Finding(
            ReachFindings.ClocksDiffer, connection.Name, $"its clock is {Sightings.Span(ahead)} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} ours")
        {
            Commands = ["timedatectl status", $"rezolve check {connection.Name}"],
        };
}
