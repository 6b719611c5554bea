using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>Ends a link of a ticket that was deleted in the hub; where the operator said so, the system's ticket is deleted too.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class DeleteTurn(SyncScope scope, ConnectedSystem system)
{
    /// <summary>Takes a turn.</summary>
    public async Task<TurnResult> RunAsync(HubTicket ticket, TicketLink link, CancellationToken cancellation)
    {
        if (scope.Program.OnDelete == Programs.Syncs.DeletePolicy.DeleteOther && system.Facts.Abilities.Delete)
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
            if (report.Failure is { } failure && !(failure.Class == FailureClass.NotFound && await IsGoneAsync(link, cancellation).ConfigureAwait(false)))
                return TurnResult.Failed(failure);
        }
        var left = ticket with
        {
            Links = ticket.Links.Where(one => one.Key != link.Connection).ToDictionary(StringComparer.Ordinal),
            Barred = [.. ticket.Barred.Append(link.Connection).Distinct()],
        };
        var gone = link with { State = LinkState.Tombstoned, Intent = null, Holds = new Dictionary<string, GroupHold>() };
        await new HubChange(scope).Put(gone).Put(left).Happened("ticket.unlinked", ticket.Id, link.Connection).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    // A system may hide what is there just as it hides what is gone: only a read tells, by what the connector says of missing records.
    private async Task<bool> IsGoneAsync(TicketLink link, CancellationToken cancellation) =>
        await system.Tickets.ReadAsync(link.Key, cancellation).ConfigureAwait(false) is { Failure: null } read && (read.IsMissing || read.Ticket is { IsDeleted: true });
}
