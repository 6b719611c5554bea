using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>
/// Goes on with a successor where a ticket takes no writes any more and the operator said so: the link of the old one ends, and with it, in one
/// transaction, the create of its successor begins. What is due is said by that create, which is made good like any other.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="facts">What is known of the system.</param>
internal sealed class FollowTurn(SyncScope scope, SystemFacts facts)
{
    /// <summary>Whether something is due that can only be said to a successor.</summary>
    /// <param name="write">What was chosen: nothing but holds.</param>
    /// <param name="external">The ticket as it is.</param>
    public bool IsDue(ChosenWrite write, SystemTicket external) =>
        scope.Program.OnFrozen == FrozenPolicy.FollowUp && facts.Abilities.FollowUp
        && write is { Write: null, Holds.Count: > 0 } && external.VendorStatus is { } status && facts.Frozen.Contains(status);

    /// <summary>Takes the turn.</summary>
    /// <param name="round">The round of the old link, whose local part is committed too.</param>
    /// <param name="cause">What brought it about.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(Round round, string cause, CancellationToken cancellation)
    {
        var link = round.Link;
        if (await scope.Guard.AskAsync(GuardedAct.Create, link.Connection, int.MaxValue, cancellation).ConfigureAwait(false) is { } objection)
            return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, objection);
        var left = round with
        {
            Ticket = LinkEnding.Without(round.Ticket, link.Connection),
            Link = LinkEnding.Of(link, LinkEndReason.Followed, scope.Now),
            IsLinkChanged = true,
            Due = [],
        };
        var change = new HubChange(scope);
        await RoundCommit.AddAsync(change, scope, left, cause, [], cancellation).ConfigureAwait(false);
        if (left.Changes.Count == 0)
            change.Put(left.Ticket);
        change.Put(Successor(left.Ticket, link)).Happened("ticket.unlinked", link.Ticket, $"{link.Connection}/{link.Key} takes no writes any more, and another follows it");
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    // What it follows is part of the key: one ticket may have a successor of a successor.
    private CreateIntent Successor(HubTicket ticket, TicketLink link)
    {
        var origin = ticket.Origin ?? new Origin("hub", ticket.Id);
        return new CreateIntent
        {
            Connection = link.Connection,
            Ticket = ticket.Id,
            Entity = link.Entity,
            IntentKey = IntentKey.Of(scope.Program.Tenant, origin.Connection, origin.Key, "ticket", $"after {link.Key}"),
            Members = new Dictionary<string, IntendedPair>(),
            State = CreateState.Planned,
            Follows = link.Key,
        };
    }
}
