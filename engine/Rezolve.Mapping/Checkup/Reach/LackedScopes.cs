using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Reach;

/// <summary>Scopes that a connector asks for and its token was not given.</summary>
internal sealed class LackedScopes : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from connection in seen.Connections
        where connection.LackedScopes.Count > 0
        let words = connection.LackedScopes.Select(scope => scope.For is { } use ? $"{scope.Name} ({use.TrimEnd('.')})" : scope.Name)
        select new Finding(ReachFindings.ScopesLacking, connection.Name, $"its token was not given {string.Join(", ", words)}") { Commands = [$"rezolve check {connection.Name}"] };
}
