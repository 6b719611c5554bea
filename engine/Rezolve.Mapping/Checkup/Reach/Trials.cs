using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Reach;

/// <summary>Whether each connection works and lets us in, by the request that its connector names for that.</summary>
internal sealed class Trials : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen)
    {
        foreach (var connection in seen.Connections.Where(one => one.Obstacles.Count == 0))
        {
            if (!connection.HasTrial)
                yield return new Finding(ReachFindings.NoTrial, connection.Name, "its connector has no check") { Commands = [$"rezolve read {connection.Name} ticket --limit 1"] };
            else if (connection.Trial is { Fault: { } fault } trial)
                yield return new Finding(ReachFindings.NotWorking, connection.Name, fault.TrimEnd('.'))
                {
                    Advice = trial.Remedy.Length > 0 ? trial.Remedy : null,
                    Commands = [$"rezolve check {connection.Name} --verbose"],
                };
        }
    }
}
