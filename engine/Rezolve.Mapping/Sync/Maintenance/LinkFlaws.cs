using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Turns.Endings;

namespace Rezolve.Mapping.Sync.Maintenance;

/// <summary>
/// Finds what should not be among links: tickets and links that do not know each other, names that lead nowhere, creates that nobody needs, and tickets that
/// were missed and have yet to be looked for. No remedy makes or deletes anything in a system.
/// </summary>
/// <param name="hub">What the hub keeps.</param>
/// <param name="now">Now.</param>
internal sealed class LinkFlaws(HubStore hub, DateTimeOffset now)
{
    private const int PageRows = 500;

    private Dictionary<string, StoredRow> _rows = [];

    private string Tenant => hub.Tenant;

    /// <summary>All there are.</summary>
    public async Task<IReadOnlyList<LinkFlaw>> FindAsync(CancellationToken cancellation)
    {
        _rows = (await RowsAsync(RowKinds.Ticket, cancellation).ConfigureAwait(false)).ToDictionary(row => row.Key.Id, StringComparer.Ordinal);
        var tickets = _rows.ToDictionary(row => row.Key, row => TicketRows.Read(row.Value), StringComparer.Ordinal);
        var links = await hub.LinksAsync(null, cancellation).ToDictionaryAsync(link => $"{link.Connection}/{link.Key}", cancellationToken: cancellation).ConfigureAwait(false);
        var creates = await hub.CreatesAsync(null, cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        return
        [
            .. links.Values.Where(link => link.State != LinkState.Tombstoned).Select(link => OfLink(link, tickets.GetValueOrDefault(link.Ticket))).OfType<LinkFlaw>(),
            .. links.Values.Where(link => link.MergedInto is { } into && !links.ContainsKey($"{link.Connection}/{into}")).Select(LeadsNowhere),
            .. tickets.Values.SelectMany(ticket => ticket.Links.Where(one => !links.ContainsKey($"{one.Key}/{one.Value}")).Select(one => HalfMade(ticket, one.Key, one.Value, creates))),
            .. creates.Select(create => OfCreate(create, tickets.GetValueOrDefault(create.Ticket))).OfType<LinkFlaw>(),
            .. await AliasesAsync(links, cancellation).ConfigureAwait(false),
            .. await ClocksAsync(tickets, cancellation).ConfigureAwait(false),
        ];
    }

    private LinkFlaw? OfLink(TicketLink link, HubTicket? ticket)
    {
        var name = $"{link.Connection}/{link.Key}";
        if (ticket is null)
            return new LinkFlaw(name, $"its hub ticket {link.Ticket} is not there", "the link ends; the ticket stays where it is", Put(LinkEnding.Of(link, LinkEndReason.Unlinked, now)));
        if (!ticket.Links.TryGetValue(link.Connection, out var key))
            return new LinkFlaw(name, $"the hub ticket {ticket.Id} does not know of it", "the hub ticket knows it again", Put(ticket with
            {
                Links = new Dictionary<string, string>(ticket.Links, StringComparer.Ordinal) { [link.Connection] = link.Key },
                Barred = [.. ticket.Barred.Where(one => one != link.Connection)],
            }));
        if (key != link.Key)
            return new LinkFlaw(name, $"the hub ticket {ticket.Id} is linked to {key} there", "the link ends; the ticket stays where it is", Put(LinkEnding.Of(link, LinkEndReason.Unlinked, now)));
        return link.MissingSince is null ? null : new LinkFlaw(name, "it was missed there and has yet to be looked for again", "it is looked for with the next sync",
            new StoreChange { Writes = [WorkRows.Of(Tenant, new WorkItem(WorkItem.OfRecord(link.Connection, link.Key), now, "links repair"))] });
    }

    private LinkFlaw LeadsNowhere(TicketLink link) => new($"{link.Connection}/{link.Key}", $"it is said to be part of {link.MergedInto}, which no link knows", "it leads nowhere any more",
        Put(link with { End = link.End! with { Into = null } }));

    // Nothing was agreed, so what differs is decided by what the operator said of a beginning.
    private LinkFlaw HalfMade(HubTicket ticket, string connection, string key, List<CreateIntent> creates) => new(
        ticket.Id, $"it is linked to {connection}/{key}, and there is no such link", "the link is made, with nothing agreed yet", new StoreChange
        {
            Writes =
            [
                LinkRows.Of(Tenant, new TicketLink
                {
                    Connection = connection, Key = key, Ticket = ticket.Id,
                    Entity = creates.Find(create => create.Connection == connection)?.Entity ?? "ticket",
                }),
                WorkRows.Of(Tenant, new WorkItem(WorkItem.OfRecord(connection, key), now, "links repair")),
            ],
        });

    private LinkFlaw? OfCreate(CreateIntent create, HubTicket? ticket)
    {
        var name = $"{create.Connection}/ticket:{create.Ticket}";
        var change = new StoreChange { Deletes = [new RowCheck(IntentRows.KeyOf(Tenant, create.Connection, create.Ticket), create.Version)] };
        return ticket is null ? new LinkFlaw(name, "it is being made for a hub ticket that is not there", "it is not made", change)
            : create.Follows is null && ticket.Links.TryGetValue(create.Connection, out var key) ? new LinkFlaw(name, $"it is being made and is linked to {key} already", "it is not made", change)
            : null;
    }

    private async Task<IReadOnlyList<LinkFlaw>> AliasesAsync(Dictionary<string, TicketLink> links, CancellationToken cancellation) =>
        [.. (await RowsAsync(RowKinds.Alias, cancellation).ConfigureAwait(false))
            .Where(row => !links.ContainsKey($"{row.Key.Id.Split('/', 2)[0]}/{Values.ValueJson.Read(row.Content).TextOf("key")}"))
            .Select(row => new LinkFlaw(row.Key.Id, "the name leads to a link that is not there", "the name is forgotten", Gone(row)))];

    private async Task<IReadOnlyList<LinkFlaw>> ClocksAsync(Dictionary<string, HubTicket> tickets, CancellationToken cancellation) =>
        [.. (await RowsAsync(RowKinds.Sla, cancellation).ConfigureAwait(false)).Where(row => !tickets.ContainsKey(row.Key.Id))
            .Select(row => new LinkFlaw(row.Key.Id, "clocks run for a hub ticket that is not there", "the clocks are forgotten", Gone(row)))];

    private async Task<IReadOnlyList<StoredRow>> RowsAsync(string kind, CancellationToken cancellation)
    {
        var rows = new List<StoredRow>();
        for (RowQuery? query = new(Tenant, kind, PageRows); query is not null;)
        {
            var page = await hub.Rows.PageAsync(query, cancellation).ConfigureAwait(false);
            rows.AddRange(page.Rows);
            query = page.Next is { } next ? query with { After = next } : null;
        }
        return rows;
    }

    private static StoreChange Gone(StoredRow row) => new() { Deletes = [new RowCheck(row.Key, row.Version)] };

    private StoreChange Put(TicketLink link) => new() { Writes = [LinkRows.Of(Tenant, link)] };

    // What a ticket is found by is not said by the ticket alone: it stays as it was.
    private StoreChange Put(HubTicket ticket) => new()
    {
        Writes = [TicketRows.Of(Tenant, ticket) with { Index = _rows[ticket.Id].Index }, WorkRows.Of(Tenant, new WorkItem(WorkItem.OfTicket(ticket.Id), now, "links repair"))],
    };
}
