using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Policies;

/// <summary>Where a ticket goes that is new to a side, or why it goes nowhere.</summary>
/// <param name="Route">The row that was taken; null where there is none.</param>
/// <param name="Set">The canonical fields that are set for the new ticket.</param>
internal sealed record RouteChoice(Route? Route, IReadOnlyDictionary<string, Value> Set)
{
    /// <summary>Why no ticket is made, in a sentence; null where one is.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it could not be told: a person has to look, where a ticket that matches nothing needs nobody.</summary>
    public bool IsFault { get; init; }
}

/// <summary>Finds where new tickets go.</summary>
internal static class Routes
{
    private static readonly Dictionary<string, Value> Nothing = [];

    /// <summary>The first row of a side that matches, with what it sets. A row that cannot be judged ends the search: those below it are for other tickets.</summary>
    /// <param name="side">The side.</param>
    /// <param name="ticket">The canonical ticket as <see cref="CanonicalTicket.Of"/> gives it.</param>
    public static RouteChoice Find(SyncSide side, in Value ticket)
    {
        if (side.Routes.Count == 0)
            return None($"nothing is created at {side.Connection}");
        foreach (var route in side.Routes)
        {
            var matches = Participation.Ask(route.When, ticket);
            if (matches.Fault is { } fault)
                return Fault(fault);
            if (matches.TakesPart)
                return Take(route, ticket);
        }
        return None($"no row of create at {side.Connection} matches the ticket");
    }

    private static RouteChoice Take(Route route, in Value ticket)
    {
        var set = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (field, slot) in route.Set)
        {
            var value = slot.Evaluate(new Scope { [Root.Ticket] = ticket });
            if (value.IsFault)
                return Fault($"{slot.Place}: {field} cannot be set: {value.Text}");
            if (value.Kind != ValueKind.Undefined)
                set[field] = value;
        }
        return new RouteChoice(route, set);
    }

    private static RouteChoice None(string reason) => new(null, Nothing) { Reason = reason };

    private static RouteChoice Fault(string reason) => None(reason) with { IsFault = true };
}
