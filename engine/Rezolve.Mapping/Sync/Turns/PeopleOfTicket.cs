using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.People;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>Finds who the people of a ticket are, on both sides, before anything is planned.</summary>
internal static class PeopleOfTicket
{
    /// <summary>Everybody that occurs in a ticket.</summary>
    /// <param name="scope">The sync.</param>
    /// <param name="facts">The system.</param>
    /// <param name="ticket">The hub's ticket; null where there is none yet.</param>
    /// <param name="link">The link; null where there is none yet.</param>
    /// <param name="external">The system's ticket; null where there is none yet.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<PersonLookup> FindAsync(
        SyncScope scope, SystemFacts facts, HubTicket? ticket, TicketLink? link, SystemTicket? external, CancellationToken cancellation)
    {
        var theirs = new List<(FieldType Kind, string Key, SystemPerson? Told)>();
        var ours = new List<string>();
        foreach (var field in facts.Fields.Where(field => field.IsReference))
        {
            var kind = field.Type.IsReference() ? field.Type : field.Of;
            var agreed = link?.Base.GetValueOrDefault(field.Name);
            foreach (var key in Names(external?.Fields.GetValueOrDefault(field.Name) ?? default).Concat(Names(agreed?.External ?? default)))
                theirs.Add((kind, key, external?.People.GetValueOrDefault(key)));
            ours.AddRange(Names(ticket?[field.Name] ?? default));
            ours.AddRange(Names(agreed?.Hub ?? default));
        }
        return theirs.Count == 0 && ours.Count == 0
            ? Task.FromResult(PersonLookup.Empty)
            : scope.People.ForAsync(facts.Connection, theirs, ours, cancellation);
    }

    private static IEnumerable<string> Names(Value value) => value.Kind switch
    {
        ValueKind.Text => [value.Text],
        ValueKind.List => value.List.Where(member => member.Kind == ValueKind.Text).Select(member => member.Text),
        _ => [],
    };
}
