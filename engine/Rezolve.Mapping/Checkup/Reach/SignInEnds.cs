using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Reach;

/// <summary>Tokens that end soon and that nothing renews.</summary>
internal sealed class SignInEnds : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from connection in seen.Connections
        where connection.SignInEnds - seen.Now <= seen.Limits.SignInEnds
        let left = connection.SignInEnds!.Value - seen.Now
        select new Finding(
            ReachFindings.SignInEnds, connection.Name, left > TimeSpan.Zero ? $"its token ends in {Sightings.Span(left)}" : $"its token ended {Sightings.Span(left)} ago")
        {
            Commands = [$"rezolve check {connection.Name}"],
        };
}
