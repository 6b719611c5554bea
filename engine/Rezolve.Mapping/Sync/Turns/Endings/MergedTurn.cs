using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>
/// Follows a ticket that a system answers with another one in its place: it was merged into that, or goes by another key. Where the other has a hub
/// ticket of its own, the link ends, and says into what; else the link goes over to it with all that was agreed, so that what the other says is an
/// edit and nobody is disconnected.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class MergedTurn(SyncScope scope, ConnectedSystem system)
{
    private string Connection => system.Facts.Connection;

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
        var cause = $"{Connection}: {link.Key} is {into} now";
        var gone = LinkEnding.Of(link, LinkEndReason.Merged, scope.Now, into);
        var other = await scope.Hub.LinkAsync(Connection, into, cancellation).ConfigureAwait(false);
        if (other is null && await IsBeingMadeAsync(cancellation).ConfigureAwait(false))
            return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, $"{into} may be what is being made for another ticket");
        var change = new HubChange(scope).Put(gone);
        if (other is null)
            Follow(change, ticket, link, into, cause);
        else if (other is { State: LinkState.Active } && other.Ticket == ticket.Id)
            change.Put(Linked(ticket, into)).Happened("ticket.moved", ticket.Id, cause);
        else if (await EndedLinks.ObjectionAsync(scope, link, cancellation).ConfigureAwait(false) is { } objection)
            return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, objection);
        else
            Leave(change, ticket, cause);
        // What the others are told outlives the turn of a record that is gone.
        change.Queue(WorkItem.OfTicket(ticket.Id), scope.Now, cause);
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        scope.Tell(SyncStepKind.Deleted, Connection, ticket.Id, cause);
        return TurnResult.Again;
    }

    // What a create of ours has made is its own ticket's, and is linked once that is known.
    private async Task<bool> IsBeingMadeAsync(CancellationToken cancellation)
    {
        await foreach (var create in scope.Hub.CreatesAsync(Connection, cancellation).ConfigureAwait(false))
        {
            if (create is { State: CreateState.Unknown, FirstSentAt: not null })
                return true;
        }
        return false;
    }

    private void Follow(HubChange change, HubTicket ticket, TicketLink link, string into, string cause) => change
        .Put(Linked(ticket, into)).Put(Moved(link, into)).Happened("ticket.moved", ticket.Id, cause).Queue(WorkItem.OfRecord(Connection, into), scope.Now, cause);

    private void Leave(HubChange change, HubTicket ticket, string cause)
    {
        var left = LinkEnding.Left(ticket, Connection);
        if (scope.Program.OnMerge == MergePolicy.CloseOther)
            left = Deletion.Closed(scope.Program, left, scope.Now);
        change.Put(left).Happened("ticket.unlinked", ticket.Id, cause);
        if (Deletion.Changes(ticket, left) is { Count: > 0 } changes)
            change.Happened("ticket.updated", ticket.Id, cause, changes);
    }

    private HubTicket Linked(HubTicket ticket, string into) =>
        ticket with { Links = new Dictionary<string, string>(ticket.Links, StringComparer.Ordinal) { [Connection] = into } };

    // What was read of the ticket before says nothing of the other; what was agreed does.
    private static TicketLink Moved(TicketLink link, string into) => link with
    {
        Key = into,
        Aliases = [.. link.Aliases.Where(one => one != into), link.Key],
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
