using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>
/// Follows a ticket that a system answers with another one in its place: it was merged into that, or moved. Where the other has a hub ticket of its own,
/// the link ends; else the link goes over to it with all that was agreed, so that what the other says is an edit and nobody is disconnected.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class MergedTurn(SyncScope scope, ConnectedSystem system)
{
    /// <summary>The key of the ticket that stands in the place of the one that was asked for; null where it stands for itself, or nothing does.</summary>
    public static string? Of(TicketLink link, ReadReport read) => read.Ticket is not { IsDeleted: false } found ? null
        : found.Key != link.Key ? found.Key
        : found.MergedInto is { } into && into != link.Key ? into
        : null;

    /// <summary>Takes a turn.</summary>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="link">The link.</param>
    /// <param name="into">The key of the ticket it is part of now.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(HubTicket ticket, TicketLink link, string into, CancellationToken cancellation)
    {
        var connection = system.Facts.Connection;
        var gone = link with { State = LinkState.Tombstoned, Intent = null, Holds = new Dictionary<string, GroupHold>() };
        var cause = $"{connection}: {link.Key} is {into} now";
        var others = ticket.Links.Where(one => one.Key != connection);
        var change = new HubChange(scope).Put(gone);
        if (await scope.Hub.LinkAsync(connection, into, cancellation).ConfigureAwait(false) is not null)
        {
            if (await EndedLinks.ObjectionAsync(scope, connection, cancellation).ConfigureAwait(false) is { } objection)
                return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, objection);
            var left = ticket with { Links = others.ToDictionary(StringComparer.Ordinal), Barred = [.. ticket.Barred.Append(connection).Distinct()] };
            change.Put(left).Happened("ticket.unlinked", ticket.Id, cause);
        }
        else
        {
            var followed = ticket with { Links = others.Append(new(connection, into)).ToDictionary(StringComparer.Ordinal) };
            change.Put(followed).Put(Moved(link, into)).Happened("ticket.moved", ticket.Id, cause).Queue(WorkItem.OfRecord(connection, into), scope.Now, cause);
        }
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        scope.Tell(SyncStepKind.Deleted, connection, ticket.Id, cause);
        return TurnResult.Again;
    }

    // What was read of the ticket before says nothing of the other; what was agreed does.
    private static TicketLink Moved(TicketLink link, string into) => link with
    {
        Key = into,
        Aliases = [.. link.Aliases, link.Key],
        Intent = null,
        RecordVersion = null,
        RecordUpdatedAt = null,
        Fingerprint = UInt128.Zero,
        Holds = new Dictionary<string, GroupHold>(),
        MissingSince = null,
        MissingChecks = 0,
        Version = 0,
    };
}
