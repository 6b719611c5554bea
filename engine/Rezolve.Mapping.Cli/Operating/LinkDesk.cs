using System.Security.Cryptography;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Turns.Endings;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>What a person says of a link: that it ends, or that one which had ended goes on.</summary>
/// <param name="desk">The state of the workspace.</param>
/// <param name="connection">The connection.</param>
/// <param name="key">The system's key of the ticket.</param>
internal sealed class LinkDesk(StoreDesk desk, string connection, string key)
{
    private string Name => $"{connection}/{key}";

    /// <summary>Lets a link go on, with what was agreed before.</summary>
    /// <returns>Why it cannot; null where it does.</returns>
    public Task<string?> RestoreAsync() => ChangeAsync("ticket.linked", "was restored", Revival.ObjectionTo, (ticket, link) =>
    {
        var revived = Revival.Of(ticket, link);
        return (revived.Ticket, revived.Link);
    });

    /// <summary>Ends a link: the ticket stays where it is, and neither follows the others nor is made there again.</summary>
    /// <returns>Why it cannot; null where it does.</returns>
    public Task<string?> EndAsync() => ChangeAsync(
        "ticket.unlinked", "was ended by a person",
        (ticket, link) => link.State == LinkState.Tombstoned ? $"{Name} has ended already" : ticket is null ? $"the hub has no ticket {link.Ticket} any more" : null,
        (ticket, link) => (LinkEnding.Left(ticket, connection), LinkEnding.Of(link, LinkEndReason.Unlinked, desk.Now)));

    /// <summary>Decides about a ticket of a system that nothing can tell since the store was restored: a copy of another, or new.</summary>
    /// <param name="ticket">What people call the ticket that it is a copy of; null for a new one.</param>
    /// <returns>Why it cannot be decided; null where it is.</returns>
    public async Task<string?> AdoptAsync(string? ticket)
    {
        string? why = null;
        await desk.ChangeAsync(async () =>
        {
            (var id, why) = ticket is null ? (null, null) : await MeantAsync(ticket);
            var row = await desk.Hub.RowAsync(RestorationRows.KeyOf(desk.Hub.Tenant, connection, key), desk.Cancellation);
            if (await desk.Hub.LinkAsync(connection, key, desk.Cancellation) is { } link)
                why = $"{Name} is linked already, with {link.Ticket}";
            else if (row is null)
                why = $"{Name} waits for nobody's word: only what was there when the store was restored and that nothing can tell does";
            if (why is not null)
                return null;
            var record = RestorationRows.ReadRecord(row!) with { IsNew = ticket is null, CopyOf = id };
            return new StoreChange { Writes = [RestorationRows.Of(desk.Hub.Tenant, record), desk.Due(WorkItem.OfRecord(connection, key), $"{Name} was decided on")] };
        });
        return why;
    }

    private async Task<(string? Id, string? Objection)> MeantAsync(string ticket)
    {
        var (known, _, problem) = await TicketSearch.OneAsync(desk, ticket);
        return known switch
        {
            null => (null, problem?.TrimEnd('.')),
            { DeletedAt: not null } => (null, $"{ticket} is deleted"),
            _ when known.Links.TryGetValue(connection, out var there) => (null, $"{ticket} is {connection}/{there} there"),
            _ when known.Barred.Contains(connection) => (null, $"{ticket} is not to be at {connection}: its link there has ended"),
            _ => (known.Id, null),
        };
    }

    private async Task<string?> ChangeAsync(
        string type, string what, Func<HubTicket?, TicketLink, string?> objection, Func<HubTicket, TicketLink, (HubTicket Ticket, TicketLink Link)> change)
    {
        string? why = null;
        await desk.ChangeAsync(async () =>
        {
            if (await desk.Hub.LinkAsync(connection, key, desk.Cancellation) is not { } link)
            {
                why = $"there is no link {Name}";
                return null;
            }
            var row = await desk.Hub.RowAsync(TicketRows.KeyOf(desk.Hub.Tenant, link.Ticket), desk.Cancellation);
            var ticket = row is null ? null : TicketRows.Read(row);
            if ((why = objection(ticket, link)) is not null)
                return null;
            var changed = change(ticket!, link);
            return new StoreChange
            {
                // What a ticket is found by is not said by the ticket alone: it stays as it was.
                Writes = [TicketRows.Of(desk.Hub.Tenant, changed.Ticket) with { Index = row!.Index }, LinkRows.Of(desk.Hub.Tenant, changed.Link), Event(type, link.Ticket, $"{Name} {what}"),
                    desk.Due(WorkItem.OfRecord(connection, key), $"{Name} {what}"), desk.Due(WorkItem.OfTicket(link.Ticket), $"{Name} {what}")],
            };
        });
        return why;
    }

    private RowWrite Event(string type, string ticket, string cause)
    {
        var id = new HubIds(desk.Invocation.Terminal.Clock, () => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)))).Next();
        return EventRows.Of(desk.Hub.Tenant, new HubEvent(id, desk.Now, type, ticket, cause));
    }
}
