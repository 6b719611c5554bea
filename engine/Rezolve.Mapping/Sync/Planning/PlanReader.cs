using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>Reads out of what a plan wrote what a sync would do.</summary>
/// <param name="program">The sync.</param>
/// <param name="store">The plan's store.</param>
/// <param name="below">The store below it, which did not change.</param>
internal sealed class PlanReader(SyncProgram program, PlanStore store, ISyncStore below)
{
    private const string SubjectField = "subject";

    private readonly HubStore _planned = new(store, program.Tenant);
    private readonly HubStore _known = new(below, program.Tenant);

    /// <summary>Reads the tickets of the plan.</summary>
    /// <param name="writes">The writes that were asked for.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<PlannedTicket>> ReadAsync(IReadOnlyList<IntendedWrite> writes, CancellationToken cancellation)
    {
        var byTicket = new Dictionary<string, List<IntendedWrite>>(StringComparer.Ordinal);
        var creates = Rows(RowKinds.Create, IntentRows.Read).ToLookup(create => create.Ticket);
        var made = creates.SelectMany(one => one).ToDictionary(create => (create.Connection, create.IntentKey), create => create.Ticket);
        foreach (var write in writes)
        {
            var link = write.Makes ? null : await _planned.LinkAsync(write.Connection, write.Subject, cancellation).ConfigureAwait(false);
            var ticket = made.GetValueOrDefault((write.Connection, write.Subject)) ?? link?.Ticket ?? $"{write.Connection}/{write.Subject}";
            var before = link is null ? null : await _known.LinkAsync(write.Connection, write.Subject, cancellation).ConfigureAwait(false);
            Of(byTicket, ticket).Add(write with { LinkVersion = before?.Version });
        }
        var links = Rows(RowKinds.Link, LinkRows.Read).ToLookup(link => link.Ticket);
        var conflicts = Rows(RowKinds.Conflict, ConflictRows.Read).ToLookup(kept => kept.Ticket);
        var touched = byTicket.Keys.Concat(Rows(RowKinds.Ticket, TicketRows.Read).Select(ticket => ticket.Id)).Concat(links.Select(one => one.Key))
            .Concat(conflicts.Select(one => one.Key)).Distinct(StringComparer.Ordinal);
        var tickets = new List<PlannedTicket>();
        foreach (var id in touched)
        {
            var part = new Part(byTicket.GetValueOrDefault(id) ?? [], [.. links[id]], [.. conflicts[id]], [.. creates[id]]);
            if (await TicketAsync(id, part, cancellation).ConfigureAwait(false) is { } ticket)
                tickets.Add(ticket);
        }
        return [.. tickets.OrderBy(ticket => string.Join(' ', ticket.Links.OrderBy(link => link.Key, StringComparer.Ordinal).Select(link => $"{link.Key} {link.Value}")), StringComparer.Ordinal)];
    }

    private IEnumerable<T> Rows<T>(string kind, Func<StoredRow, T> read) => store.Written.Of(program.Tenant, kind).Select(read);

    private static List<IntendedWrite> Of(Dictionary<string, List<IntendedWrite>> byTicket, string ticket) =>
        byTicket.TryGetValue(ticket, out var known) ? known : byTicket[ticket] = [];

    private async Task<PlannedTicket?> TicketAsync(string id, Part part, CancellationToken cancellation)
    {
        var ticket = await _planned.TicketAsync(id, cancellation).ConfigureAwait(false);
        var before = await _known.TicketAsync(id, cancellation).ConfigureAwait(false);
        var (matched, holds) = await LinksAsync(part, ticket, cancellation).ConfigureAwait(false);
        var planned = new PlannedTicket
        {
            Links = Places(ticket, part),
            Subject = ticket?[SubjectField] is { Kind: ValueKind.Text } subject ? subject.Text : null,
            IsNew = ticket is not null && before is null,
            Writes = part.Writes,
            Pulled = ticket is not null && before is not null ? Pulled(before, ticket) : new Dictionary<string, FieldChange>(),
            Conflicts = await NewAsync(part.Conflicts, cancellation).ConfigureAwait(false),
            Holds = holds,
            Matched = matched,
            Unrouted = ticket is null ? new Dictionary<string, string>() : Unrouted(ticket),
        };
        var isQuiet = planned is { IsNew: false, Writes.Count: 0, Pulled.Count: 0, Conflicts.Count: 0, Holds.Count: 0, Matched.Count: 0 };
        return isQuiet ? null : planned;
    }

    private static Dictionary<string, string> Places(HubTicket? ticket, Part part)
    {
        var places = new Dictionary<string, string>(ticket?.Links ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        if (ticket?.Origin is { } origin)
            places.TryAdd(origin.Connection, origin.Key);
        foreach (var write in part.Writes.Where(write => !write.Makes))
            places.TryAdd(write.Connection, write.Subject);
        return places;
    }

    private async Task<(List<string> Matched, List<PlannedHold> Holds)> LinksAsync(Part part, HubTicket? ticket, CancellationToken cancellation)
    {
        var (matched, holds) = (new List<string>(), new List<PlannedHold>());
        foreach (var link in part.Links)
        {
            var known = await _known.LinkAsync(link.Connection, link.Key, cancellation).ConfigureAwait(false);
            if (known is null && ticket?.Origin is { } origin && (origin.Connection != link.Connection || origin.Key != link.Key))
                matched.Add(link.Connection);
            holds.AddRange(link.Holds
                .Where(hold => hold.Value.Code != PlanningTickets.Code && known?.Holds.GetValueOrDefault(hold.Key)?.Reason != hold.Value.Reason)
                .Select(hold => new PlannedHold(link.Connection, hold.Key, hold.Value)));
        }
        holds.AddRange(part.Creates.Where(create => create.Hold is { } hold && hold.Code != PlanningTickets.Code)
            .Select(create => new PlannedHold(create.Connection, "create", create.Hold!)));
        return (matched, holds);
    }

    private static Dictionary<string, FieldChange> Pulled(HubTicket before, HubTicket after) => after.Fields.Keys.Union(before.Fields.Keys)
        .Select(field => (Field: field, Change: new FieldChange(before[field], after[field])))
        .Where(one => !(one.Change.From.IsNothing && one.Change.To.IsNothing) && !ValueEquality.AreEqual(one.Change.From, one.Change.To))
        .ToDictionary(one => one.Field, one => one.Change, StringComparer.Ordinal);

    private async Task<List<KeptConflict>> NewAsync(List<KeptConflict> conflicts, CancellationToken cancellation)
    {
        var found = new List<KeptConflict>();
        foreach (var kept in conflicts)
        {
            if (await _known.RowAsync(ConflictRows.KeyOf(program.Tenant, kept.Id), cancellation).ConfigureAwait(false) is null)
                found.Add(kept);
        }
        return found;
    }

    private Dictionary<string, string> Unrouted(HubTicket ticket)
    {
        var canonical = CanonicalTicket.Of(ticket.Fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Value)));
        return program.Sides.Where(side => side.Routes.Count > 0 && !ticket.Links.ContainsKey(side.Connection) && !ticket.Barred.Contains(side.Connection))
            .Select(side => (side.Connection, Routes.Find(side, canonical).Reason)).Where(one => one.Reason is not null)
            .ToDictionary(one => one.Connection, one => one.Reason!, StringComparer.Ordinal);
    }

    private sealed record Part(List<IntendedWrite> Writes, List<TicketLink> Links, List<KeptConflict> Conflicts, List<CreateIntent> Creates);
}
