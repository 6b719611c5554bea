using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Reach;

/// <summary>Systems that list no comments of tickets on which some are known, and say nothing of it.</summary>
internal sealed class SilentComments : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from connection in seen.Connections
        where connection.Heard is { Known: > 0, Listed: 0 }
        select new Finding(
            ReachFindings.NothingShown, connection.Name,
            $"of {Sightings.Count(connection.Heard!.Tickets, "ticket")} with {Sightings.Count(connection.Heard.Known, "known comment")} it lists not one")
        {
            Commands = [$"rezolve check {connection.Name}"],
        };
}
