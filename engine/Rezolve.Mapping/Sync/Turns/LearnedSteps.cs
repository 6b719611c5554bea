using System.Collections.Concurrent;
using Rezolve.Mapping.Reconciling.Transitions;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>
/// Steps of statuses that systems have listed: what leads on from a status where the ticket is not yet. It may be wrong for another ticket, so only the
/// first step of a path is ever taken from a list, and the path is searched anew after each. Safe for many threads.
/// </summary>
internal sealed class LearnedSteps
{
    private readonly ConcurrentDictionary<(string Connection, string From, string To), Transition> _steps = new();

    /// <summary>What is known of a connection's workflow.</summary>
    public IReadOnlyList<Transition> Of(string connection) => [.. _steps.Where(step => step.Key.Connection == connection).OrderBy(step => step.Key).Select(step => step.Value)];

    /// <summary>Remembers what was listed.</summary>
    public void Learn(string connection, IReadOnlyList<Transition>? listed)
    {
        foreach (var step in listed ?? [])
            _steps[(connection, step.From, step.To)] = step;
    }
}
