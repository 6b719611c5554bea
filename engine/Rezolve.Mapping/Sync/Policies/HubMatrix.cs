using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Transforms.Tables;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Policies;

/// <summary>
/// Keeps the hub's impact, urgency and priority agreed by the hub's own matrix: where impact or urgency changes the priority follows, and where
/// only the priority changes the pair does that yields it and is nearest to the present one. Pure.
/// </summary>
internal static class HubMatrix
{
    private const string Impact = "impact";
    private const string Urgency = "urgency";
    private const string Priority = "priority";

    /// <summary>The round, with what follows in the hub from what it pulled.</summary>
    public static Round Apply(SyncProgram program, Round round)
    {
        var following = Following(program.Priorities, round.Ticket, round.Changes.Keys);
        if (following.Count == 0)
            return round;
        var changes = new Dictionary<string, (Value From, Value To)>(round.Changes, StringComparer.Ordinal);
        foreach (var (field, value) in following)
            changes[field] = (changes.TryGetValue(field, out var pulled) ? pulled.From : round.Ticket[field], value);
        // What was due of these is due otherwise now, by the next round.
        var due = round.Due.Where(group => !group.Values.Keys.Any(following.ContainsKey)).ToList();
        return round with { Ticket = With(round.Ticket, following, round.Changes.Keys), Changes = changes, Due = due };
    }

    /// <summary>A ticket, with what follows from its fields that changed.</summary>
    public static HubTicket Apply(SyncProgram program, HubTicket ticket, IEnumerable<string> changed) => With(ticket, Following(program.Priorities, ticket, changed), changed);

    /// <summary>What follows, by field; what a matrix has no row for is left as it is.</summary>
    /// <param name="rows">The matrix.</param>
    /// <param name="ticket">The ticket with what has changed.</param>
    /// <param name="changed">The fields that have changed.</param>
    public static IReadOnlyDictionary<string, Value> Following(IReadOnlyList<PriorityRow> rows, HubTicket ticket, IEnumerable<string> changed)
    {
        var following = new Dictionary<string, Value>(StringComparer.Ordinal);
        if (rows.Count == 0 || ticket[Impact] is not { Kind: ValueKind.Text } impact || ticket[Urgency] is not { Kind: ValueKind.Text } urgency)
            return following;
        var isPair = changed.Contains(Impact) || changed.Contains(Urgency);
        if (!isPair && !changed.Contains(Priority))
            return following;
        var row = isPair ? rows.FirstOrDefault(one => one.Impact == impact.Text && one.Urgency == urgency.Text) : Nearest(rows, ticket[Priority], Value.Of([impact, urgency]));
        if (row is not null)
        {
            foreach (var (field, word) in (ReadOnlySpan<(string, string)>)[(Impact, row.Impact), (Urgency, row.Urgency), (Priority, row.Priority)])
            {
                if (ticket[field] is not { Kind: ValueKind.Text } known || known.Text != word)
                    following[field] = Value.Of(word);
            }
        }
        return following;
    }

    private static PriorityRow? Nearest(IReadOnlyList<PriorityRow> rows, Value priority, Value present)
    {
        PriorityRow? nearest = null;
        var least = Distance.Farthest;
        foreach (var row in rows.Where(row => priority.Kind == ValueKind.Text && row.Priority == priority.Text))
        {
            var distance = Distance.Of(Value.Of([Value.Of(row.Impact), Value.Of(row.Urgency)]), present);
            if (nearest is null || distance < least)
                (nearest, least) = (row, distance);
        }
        return nearest;
    }

    // It was changed when that was which it follows from.
    private static HubTicket With(HubTicket ticket, IReadOnlyDictionary<string, Value> following, IEnumerable<string> changed)
    {
        if (following.Count == 0)
            return ticket;
        var when = ticket.Fields[changed.First(field => field is Impact or Urgency or Priority && ticket.Fields.ContainsKey(field))].When;
        var fields = new Dictionary<string, HubField>(ticket.Fields, StringComparer.Ordinal);
        foreach (var (field, value) in following)
            fields[field] = new HubField(value, when, null);
        return ticket with { Fields = fields };
    }
}
