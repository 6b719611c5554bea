using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Policies;

/// <summary>Whether a ticket takes part at one side of a sync.</summary>
/// <param name="TakesPart">It does.</param>
/// <param name="Fault">Why that cannot be told; the ticket then waits. Null where it can.</param>
internal readonly record struct Participation(bool TakesPart, string? Fault = null)
{
    /// <summary>Asks a side's condition.</summary>
    /// <param name="side">The side.</param>
    /// <param name="ticket">The canonical ticket as <see cref="CanonicalTicket.Of"/> gives it.</param>
    public static Participation Of(SyncSide side, in Value ticket) => Ask(side.Where, ticket);

    /// <summary>Asks a condition over the canonical ticket; none holds always.</summary>
    public static Participation Ask(Programs.Slots.ValueSlot? condition, in Value ticket)
    {
        if (condition is null)
            return new Participation(true);
        return condition.Evaluate(new Scope { [Root.Ticket] = ticket }) switch
        {
            { Kind: ValueKind.Boolean } told => new Participation(told.Boolean),
            { IsFault: true } fault => new Participation(false, $"{condition.Place}: {fault.Text}"),
            var other => new Participation(false, $"{condition.Place}: the condition gives {other}, neither true nor false"),
        };
    }
}
