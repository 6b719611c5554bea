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
