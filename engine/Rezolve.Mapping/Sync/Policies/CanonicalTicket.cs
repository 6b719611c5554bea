using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Policies;

/// <summary>A ticket as the conditions of a workspace see it: the root <c>ticket</c>.</summary>
internal static class CanonicalTicket
{
    /// <summary>Puts fields where they stand in a canonical ticket: <c>resolution.code</c> is the member <c>code</c> of <c>resolution</c>.</summary>
    /// <param name="fields">The values by field. What was not told is left out; a fault stays one, so that what needs it waits.</param>
    public static Value Of(IEnumerable<KeyValuePair<string, Value>> fields)
    {
        var ticket = new ValueObject();
        foreach (var (name, value) in fields.Where(field => field.Value.Kind != ValueKind.Undefined))
        {
            if (CanonicalFields.Place(EntityKind.Ticket, name) is [var outer, var inner])
                Group(ticket, outer)[inner] = value;
            else
                ticket[name] = value;
        }
        return Value.Of(ticket);
    }

    private static ValueObject Group(ValueObject ticket, string name)
    {
        if (!ticket.ContainsKey(name))
            ticket[name] = Value.Of(new ValueObject());
        return ticket[name].Object;
    }
}
