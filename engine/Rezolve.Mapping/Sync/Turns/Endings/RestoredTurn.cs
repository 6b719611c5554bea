using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>
/// What is done about a ticket that a system had deleted and that something names again. Late news names what is gone: only a read that no lag
/// explains says that it is there. Where its deletion changed nothing at the others it goes on by itself; else a person says so, for what was
/// done to the others is not undone.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class RestoredTurn(SyncScope scope, ConnectedSystem system)
{
    /// <summary>Whether a link that ended may go on by itself, should its ticket be there again.</summary>
    public static bool MayBeBack(TicketLink link) => link is { State: LinkState.Tombstoned, End: { Reason: LinkEndReason.Deleted, BackSince: null } };

    /// <summary>Takes a turn.</summary>
    /// <param name="link">The link, which has ended.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(TicketLink link, CancellationToken cancellation)
    {
        if (!MayBeBack(link))
            return TurnResult.Quiet;
        if (link.End!.At + system.Facts.ReadLag + system.Facts.Resolution is var certain && scope.Now < certain)
            return TurnResult.Wait(certain, "it was deleted, and reads may still show it");
        var read = await system.Tickets.ReadAsync(link.Key, cancellation).ConfigureAwait(false);
        if (read.Failure is { } failure)
            return TurnResult.Failed(failure);
        if (read.Ticket is not { IsDeleted: false, MergedInto: null } found || found.Key != link.Key)
            return TurnResult.Quiet;
        var ticket = await scope.Hub.TicketAsync(link.Ticket, cancellation).ConfigureAwait(false);
        var objection = Revival.ObjectionTo(ticket, link);
        var change = scope.Program.OnDelete == DeletePolicy.Unlink && objection is null && ticket is { DeletedAt: null } ? GoOn(ticket, link) : Tell(link, objection);
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Quiet;
    }

    private HubChange GoOn(HubTicket ticket, TicketLink link)
    {
        var revived = Revival.Of(ticket, link);
        var cause = $"{link.Connection}/{link.Key} is there again";
        scope.Tell(SyncStepKind.Restored, link.Connection, link.Ticket, cause);
        return new HubChange(scope).Put(revived.Ticket).Put(revived.Link).Happened("ticket.linked", link.Ticket, cause)
            .Queue(WorkItem.OfRecord(link.Connection, link.Key), scope.Now, cause);
    }

    private HubChange Tell(TicketLink link, string? objection)
    {
        var cause = $"{link.Connection}/{link.Key} is there again, and {objection ?? "a person says whether it goes on"}";
        scope.Tell(SyncStepKind.Held, link.Connection, link.Ticket, cause);
        return new HubChange(scope).Put(link with { End = link.End! with { BackSince = scope.Now } }).Happened("ticket.returned", link.Ticket, cause);
    }
}
