using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>Between a ticket's fields by name and the canonical document that holds them.</summary>
internal static class TicketDocument
{
    /// <summary>The canonical document of fields; people and teams become references again. Faults are left out.</summary>
    /// <param name="facts">What each field holds.</param>
    /// <param name="fields">Values by field.</param>
    public static Value Of(SystemFacts facts, IReadOnlyDictionary<string, Value> fields)
    {
        var document = new ValueObject();
        foreach (var (name, value) in fields)
        {
            if (value.IsFault || value.Kind == ValueKind.Undefined)
                continue;
            var field = facts[name];
            Put(document, CanonicalFields.Place(EntityKind.Ticket, name), field is null ? value : Referred.ToReferences(field.Type, field.Of, value));
        }
        return Value.Of(document);
    }

    private static void Put(ValueObject document, IReadOnlyList<string> place, in Value value)
    {
        if (place is [var only])
        {
            document[only] = value;
            return;
        }
        if (!document.TryGetValue(place[0], out var group))
            document[place[0]] = group = Value.Of(new ValueObject());
        group.Object[place[1]] = value;
    }
}
