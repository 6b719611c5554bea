using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Automation;
using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Maintenance;

/// <summary>
/// What goes with a link that ended long ago. Only a ticket that every system has deleted goes, and with all there is of it: as long as one has it, the others'
/// tombstones bar it from being made or taken in a second time. A link that ended for another reason stays too, since its ticket is still there.
/// </summary>
/// <param name="hub">What the hub keeps.</param>
/// <param name="connections">The connections that may be making it.</param>
internal sealed class EndedTickets(HubStore hub, IReadOnlyList<string> connections)
{
    private string Tenant => hub.Tenant;

    /// <summary>The rows that go with a link; none where it stays.</summary>
    /// <param name="row">The link's row.</param>
    /// <param name="before">Since before when all of its links must have ended.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<IReadOnlyList<RowCheck>> OfAsync(StoredRow row, DateTimeOffset before, CancellationToken cancellation)
    {
        var link = LinkRows.Read(row);
        if (!IsOver(link, before))
            return [];
        var links = await hub.EndedLinksAsync(link.Ticket, cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        var ticket = await hub.TicketAsync(link.Ticket, cancellation).ConfigureAwait(false);
        if (ticket is { Links.Count: > 0 } || !links.All(one => IsOver(one, before)) || await IsBeingMadeAsync(link.Ticket, cancellation).ConfigureAwait(false))
            return [];
        var going = links.SelectMany(Rows).ToList();
        if (ticket is not null)
            going.Add(new RowCheck(TicketRows.KeyOf(Tenant, ticket.Id), ticket.Version));
        foreach (var comment in await hub.CommentsAsync(link.Ticket, cancellation).ConfigureAwait(false))
            going.AddRange(Rows(comment));
        await foreach (var file in hub.FilesAsync(link.Ticket, cancellation).ConfigureAwait(false))
            going.AddRange(Rows(file));
        going.Add(new RowCheck(SlaRows.KeyOf(Tenant, link.Ticket), null));
        going.Add(new RowCheck(FiringRows.KeyOf(Tenant, link.Ticket), null));
        return going;
    }

    private static bool IsOver(TicketLink link, DateTimeOffset before) =>
        link is { State: LinkState.Tombstoned, End: { Reason: LinkEndReason.Deleted, BackSince: null } end } && end.At < before;

    private async ValueTask<bool> IsBeingMadeAsync(string ticket, CancellationToken cancellation)
    {
        foreach (var connection in connections)
        {
            if (await hub.CreateAsync(connection, ticket, cancellation).ConfigureAwait(false) is not null)
                return true;
        }
        return false;
    }

    private IEnumerable<RowCheck> Rows(TicketLink link) =>
        [new RowCheck(LinkRows.KeyOf(Tenant, link.Connection, link.Key), link.Version), .. link.Aliases.Select(alias => new RowCheck(LinkRows.AliasKeyOf(Tenant, link.Connection, alias), null))];

    private IEnumerable<RowCheck> Rows(HubComment comment)
    {
        var keys = comment.Copies.Where(copy => copy.Value.Key is not null).Select(copy => new PartKey(copy.Key, copy.Value.Entity, copy.Value.Key!));
        return keys.Concat(comment.Origin is { } origin ? [origin] : []).Select(key => new RowCheck(CommentRows.KeyOf(Tenant, key), null))
            .Prepend(new RowCheck(CommentRows.KeyOf(Tenant, comment.Ticket, comment.Id), comment.Version));
    }

    private IEnumerable<RowCheck> Rows(HubFile file)
    {
        var keys = file.Copies.Where(copy => copy.Value.Key is not null).Select(copy => new PartKey(copy.Key, copy.Value.Entity, copy.Value.Key!));
        return keys.Append(file.Origin).Select(key => new RowCheck(FileRows.KeyOf(Tenant, key), null))
            .Prepend(new RowCheck(FileRows.KeyOf(Tenant, file.Ticket, file.Id), file.Version));
    }
}
