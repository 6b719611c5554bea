using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>
/// What is done about a ticket that a system no longer has: it is looked for again, and so are others beside it; only then is it taken for gone.
/// An outage is no deletion.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class MissingTurn(SyncScope scope, ConnectedSystem system)
{
    private const string Again = "it is not there, and is looked for again";

    private readonly HiddenTurn _hidden = new(scope, system);

    /// <summary>Takes a turn.</summary>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="link">The link.</param>
    /// <param name="read">What reading it said: missing or deleted.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(HubTicket ticket, TicketLink link, ReadReport read, CancellationToken cancellation)
    {
        var isCertain = read.Ticket is not null;
        // Another look so soon says no more than the one before.
        if (!isCertain && link.MissingSince + (Pause() * link.MissingChecks) is { } next && scope.Now < next)
            return TurnResult.Wait(next, Again);
        if (!isCertain && link.MissingChecks < scope.Setting.Limits.MissingChecks)
        {
            var looked = link with { MissingSince = link.MissingSince ?? scope.Now, MissingChecks = link.MissingChecks + 1 };
            await new HubChange(scope).Put(looked).CommitAsync(cancellation).ConfigureAwait(false);
            return TurnResult.Wait(scope.Now + Pause(), Again);
        }
        if (!isCertain && await DoubtAsync(link, cancellation).ConfigureAwait(false) is { } doubt)
            return doubt;
        if (await EndedLinks.ObjectionAsync(scope, link, cancellation).ConfigureAwait(false) is { } objection)
            return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, objection);
        return await EndAsync(ticket, link, cancellation).ConfigureAwait(false);
    }

    // A person who said that as much was deleted need not be told that nothing is left.
    private async Task<TurnResult?> DoubtAsync(TicketLink link, CancellationToken cancellation)
    {
        if (scope.Guard.IsAllowed(GuardedAct.Delete, link.Connection))
            return null;
        var probe = await new ContainerProbe(scope, system).RunAsync(link, cancellation).ConfigureAwait(false);
        if (probe.Failure is { } failure)
            return TurnResult.Failed(failure);
        // Of the only ticket a connector may confirm it; else it is believed where that changes nothing at the others, and goes on should it be there again.
        if (probe.IsShown || (probe.IsAlone && (system.Facts.Abilities.ConfirmsMissing || scope.Program.OnDelete == DeletePolicy.Unlink)))
            return null;
        if (probe.IsAlone)
            return TurnResult.Wait(scope.Now + _hidden.Later(link.MissingSince), $"{link.Connection} has no other ticket to tell by whether it was deleted");
        return await _hidden.SuspendAsync(
            link.Connection, $"{link.Connection} shows none of the tickets it was asked for: that is no deletion", cancellation).ConfigureAwait(false);
    }

    private async Task<TurnResult> EndAsync(HubTicket ticket, TicketLink link, CancellationToken cancellation)
    {
        var why = $"{link.Key} was deleted";
        var left = Deletion.Apply(scope.Program, LinkEnding.Left(ticket, link.Connection), link.Connection, scope.Now);
        var change = new HubChange(scope).Put(LinkEnding.Of(link, LinkEndReason.Deleted, scope.Now)).Put(left)
            .Happened("ticket.unlinked", ticket.Id, $"{link.Connection}: {why}");
        if (Deletion.Changes(ticket, left) is { Count: > 0 } changes)
            change.Happened("ticket.updated", ticket.Id, $"{link.Connection}: {why}", changes);
        // What the others are told outlives the turn of a record that is gone.
        change.Queue(WorkItem.OfTicket(ticket.Id), scope.Now, why);
        if (left.DeletedAt is not null && ticket.DeletedAt is null)
            change.Happened("ticket.deleted", ticket.Id, $"{link.Connection}: {why}");
        scope.Tell(SyncStepKind.Deleted, link.Connection, ticket.Id, why);
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    private TimeSpan Pause() => system.Facts.ReadLag > scope.Program.Schedule.Poll ? system.Facts.ReadLag : scope.Program.Schedule.Poll;
}
