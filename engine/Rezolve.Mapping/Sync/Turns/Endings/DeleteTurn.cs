using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>
/// Ends a link of a ticket that was deleted in the hub, after what the operator decided is done at the system: its ticket is closed, tagged, deleted,
/// or left as it is.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class DeleteTurn(SyncScope scope, ConnectedSystem system)
{
    private DeletePolicy Policy => scope.Program.OnDelete;

    /// <summary>Takes a turn.</summary>
    /// <param name="ticket">The hub's ticket, which was deleted.</param>
    /// <param name="link">The link.</param>
    /// <param name="alone">Groups are written one by one, since together they were refused.</param>
    /// <param name="cause">What brought it about.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(HubTicket ticket, TicketLink link, ISet<string> alone, string cause, CancellationToken cancellation)
    {
        if (Deletion.FieldOf(Policy) is { } field && IsDue(field, ticket, link))
            return await new LinkTurn(scope, system).RunAsync(ticket, link, alone, cause, null, cancellation).ConfigureAwait(false);
        string? into = null;
        if (Policy == DeletePolicy.DeleteOther && scope.Program[link.Connection].MayDelete && system.Facts.Abilities.Delete)
        {
            if (await EndedLinks.ObjectionAsync(scope, link, cancellation).ConfigureAwait(false) is { } objection)
                return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, objection);
            var read = await system.Tickets.ReadAsync(link.Key, cancellation).ConfigureAwait(false);
            if (read.Failure is { } unread)
                return TurnResult.Failed(unread);
            // A system may answer to the old key with the other ticket, and would delete that.
            into = MergedTurn.Of(link, read);
            if (into is null && read.Ticket is not { IsDeleted: true } && await DeleteAsync(link, cancellation).ConfigureAwait(false) is { } failure)
                return TurnResult.Failed(failure);
        }
        await new HubChange(scope).Put(LinkEnding.Of(link, into is null ? LinkEndReason.DeletedInHub : LinkEndReason.Merged, scope.Now, into)).Put(LinkEnding.Left(ticket, link.Connection))
            .Happened("ticket.unlinked", ticket.Id, link.Connection).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    // What cannot be said there stands still, visibly; the link ends when it was said.
    private bool IsDue(string field, HubTicket ticket, TicketLink link) =>
        system.Facts[field] is { IsUpdated: true } && (link.Intent is not null || !link.Base.TryGetValue(field, out var agreed) || !ValueEquality.AreEqual(agreed.Hub, ticket[field]));

    private async Task<Failure?> DeleteAsync(TicketLink link, CancellationToken cancellation)
    {
        var order = new WriteOrder
        {
            Kind = WriteKind.Delete,
            Intent = scope.Setting.NewId(),
            Key = link.Key,
            Wanted = new Dictionary<string, Value>(),
            Change = new Dictionary<string, Value>(),
        };
        var report = await system.Tickets.WriteAsync(order, cancellation).ConfigureAwait(false);
        return report.Failure is { } failure && !(failure.Class == FailureClass.NotFound && await IsGoneAsync(link, cancellation).ConfigureAwait(false)) ? failure : null;
    }

    // A system may hide what is there just as it hides what is gone: only a read tells, by what the connector says of missing records.
    private async Task<bool> IsGoneAsync(TicketLink link, CancellationToken cancellation) =>
        await system.Tickets.ReadAsync(link.Key, cancellation).ConfigureAwait(false) is { Failure: null } read && (read.IsMissing || read.Ticket is { IsDeleted: true });
}
