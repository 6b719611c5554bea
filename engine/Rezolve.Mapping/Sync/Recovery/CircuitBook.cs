using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>The circuits of all operations of all connections. Safe for many threads; in memory, since a new start may try anew.</summary>
/// <param name="clock">Tells now.</param>
/// <param name="limits">When they open, and for how long.</param>
internal sealed class CircuitBook(TimeProvider clock, CircuitLimits limits)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Connection, string Operation), Circuit> _circuits = [];

    /// <summary>Asks to pass. Whoever may has to tell how it went (<see cref="Report"/>).</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>Null: go on. Else until when nothing may pass; what waits is not tried, and no try is counted.</returns>
    public DateTimeOffset? Enter(string connection, string operation)
    {
        lock (_lock)
        {
            if (!_circuits.TryGetValue((connection, operation), out var circuit))
                return null;
            var now = clock.GetUtcNow();
            if (circuit.ShutUntil(now) is { } until)
                return until;
            _circuits[(connection, operation)] = circuit.Pass(now, limits);
            return null;
        }
    }

    /// <summary>Tells how it went.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="failure">What went wrong; null where nothing did.</param>
    public void Report(string connection, string operation, Failure? failure)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var known = _circuits.GetValueOrDefault((connection, operation), Circuit.Closed);
            var circuit = failure is null ? known.Succeed(now) : known.Fail(failure, now, limits);
            if (circuit == Circuit.Closed)
                _circuits.Remove((connection, operation));
            else
                _circuits[(connection, operation)] = circuit;
        }
    }

    /// <summary>The circuits that let nothing pass now, for people.</summary>
    public IReadOnlyList<(string Connection, string Operation, DateTimeOffset Until)> Shut()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            return [.. from one in _circuits
                       let until = one.Value.ShutUntil(now)
                       where until is not null
                       orderby one.Key.Connection, one.Key.Operation
                       select (one.Key.Connection, one.Key.Operation, until.Value)];
        }
    }
}
