using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Connections;

/// <summary>Learns what a connection tells after signing in: who the engine is itself, which tenant it reaches.</summary>
/// <param name="send">Sends one request.</param>
internal sealed class SessionReader(SendOperation send)
{
    /// <summary>Makes the requests in order; each sees what the earlier ones told.</summary>
    /// <param name="facts">What is asked and learned.</param>
    /// <param name="unit">The roots of the requests.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The root <c>session</c>, or why it cannot be learned. A fact that is absent is a fault: what uses it would silently go without.</returns>
    public async Task<(ValueObject Session, ReadFault? Fault)> ReadAsync(IReadOnlyList<SessionFacts> facts, Scope unit, CancellationToken cancellation)
    {
        var session = new ValueObject();
        foreach (var fact in facts)
        {
            var scope = unit.Fork();
            scope[Root.Session] = Value.Of(session);
            using var exchange = await send(fact.Operation, scope, null, cancellation).ConfigureAwait(false);
            if (!exchange.IsFine || exchange.Scope is null)
                return (session, ReadFault.Of(exchange));
            foreach (var (name, slot) in fact.Set)
            {
                var value = slot.Evaluate(exchange.Scope);
                if (value.IsFault || value.IsNothing)
                    return (session, ReadFault.Of(fact.Operation, $"the session needs '{name}', which {(value.IsFault ? value.Text : "the answer does not tell")} ({slot.Place})"));
                session[name] = value;
            }
        }
        return (session, null);
    }
}
