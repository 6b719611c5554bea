using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Reach;

/// <summary>Connections that cannot be opened: their manifest, a secret, or what was approved is not in order.</summary>
internal sealed class OpenedConnections : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from connection in seen.Connections
        from obstacle in connection.Obstacles
        let isApproval = obstacle.Code == WorkspaceRules.NotApproved.Code
        select new Finding(isApproval ? ReachFindings.NotApproved : ReachFindings.NotOpened, connection.Name, obstacle.Message.TrimEnd('.'))
        {
            Detail = isApproval ? null : $"{obstacle.Code}: {DiagnosticCatalog.Find(obstacle.Code)?.Explanation}",
            Advice = isApproval ? null : obstacle.Remedy,
            Commands = isApproval ? ["rezolve validate", $"rezolve approve {connection.Name}"] : ["rezolve validate", $"rezolve check {connection.Name}"],
            Place = obstacle.Place?.ToString(),
        };
}
