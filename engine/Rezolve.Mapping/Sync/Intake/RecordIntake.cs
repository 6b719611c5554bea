using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Sync.Turns.Endings;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Intake;

/// <summary>Takes in one record that a feed told of: what it changed comes into the hub, and what that makes due elsewhere is queued.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
/// <param name="creates">The creates under way at the system, read after the record was.</param>
internal sealed class RecordIntake(SyncScope scope, ConnectedSystem system, IReadOnlyList<CreateIntent> creates)
{
    private SystemFacts Facts => system.Facts;

    /// <summary>Takes a record in.</summary>
    /// <param name="external">The record.</param>
    /// <param name="link">Its link; null where it has none.</param>
    /// <param name="ticket">The hub's ticket of the link; null where there is none.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<IntakeOutcome> TakeAsync(SystemTicket external, TicketLink? link, HubTicket? ticket, CancellationToken cancellation)
    {
        scope.Lags.Read(Facts.Connection, external);
        if (link is null)
        {
            var admitted = await new Admission(scope, system, creates).AdmitAsync(external, cancellation).ConfigureAwait(false);
            if (admitted is IntakeOutcome.New or IntakeOutcome.Joined)
                scope.Monitors.Came(Facts, external);
            return admitted;
        }
        if (link.State == LinkState.Tombstoned)
            return RestoredTurn.MayBeBack(link) && !external.IsDeleted ? await QueueAsync(external.Key, cancellation).ConfigureAwait(false) : IntakeOutcome.Skipped;
        // A record that may be older than what is known, or stands in a write's way, is read again when its turn comes.
        if (ticket is null || link.Intent is not null || external.IsDeleted || external.MergedInto is not null || external.AskedKey is not null)
            return await QueueAsync(external.Key, cancellation).ConfigureAwait(false);
        if (MayBeOld(external, link) || HubChanged(link, ticket))
            return await QueueAsync(external.Key, cancellation).ConfigureAwait(false);
        return await PullAsync(external, link, ticket, cancellation).ConfigureAwait(false);
    }

    // A feed may lag further than reads do, and two changes in one tick of the system's clock carry the same instant: only what is certainly later is believed.
    private static bool MayBeOld(SystemTicket external, TicketLink link) =>
        link.RecordUpdatedAt is not null && external.Fingerprint != link.Fingerprint && !(external.UpdatedAt > link.RecordUpdatedAt);

    // A feed tells of what was; where the hub has changed too, it takes what is to compare the two.
    private bool HubChanged(TicketLink link, HubTicket ticket) => link.State == LinkState.Active
        && Facts.Fields.Any(field => link.Base.TryGetValue(field.Name, out var agreed) && !ValueEquality.AreEqual(agreed.Hub, ticket[field.Name]));

    private async Task<IntakeOutcome> PullAsync(SystemTicket external, TicketLink link, HubTicket ticket, CancellationToken cancellation)
    {
        var people = await PeopleOfTicket.FindAsync(scope, Facts, ticket, link, external, cancellation).ConfigureAwait(false);
        if (people.Failure is not null)
            return await QueueAsync(external.Key, cancellation).ConfigureAwait(false);
        var sides = new FieldSides(scope.Program, Facts, people);
        // What a changed map makes new is decided in the ticket's turn, where it is counted.
        if (Remapping.IsDue(sides, Facts, link))
            return await QueueAsync(external.Key, cancellation).ConfigureAwait(false);
        var planner = scope.PlannerOf(Facts, sides);
        var round = Leaving.Apply(scope.Program, scope.Program[Facts.Connection], HubMatrix.Apply(scope.Program, planner.Plan(ticket, link with { State = LinkState.Active }, external)), scope.Now);
        // What was left alone and still does not match is no part of the sync.
        if (link.State == LinkState.Suspended && round.Link.State == LinkState.Suspended)
            return IntakeOutcome.Skipped;
        var cause = $"{Facts.Connection}/{external.Key}";
        var change = new HubChange(scope);
        await RoundCommit.AddAsync(change, scope, round, cause, new RoundTrace(ticket, link, external).Of(round, []), cancellation).ConfigureAwait(false);
        // What was said there since is read in the record's turn, and so are the system's own clocks.
        if ((scope.Listens(system) && link.ConversationStamp != external.Stamp) || (scope.Times(system) && link.ClockStamp != (external.Stamp ?? TicketLink.NoStamp)))
            change.Queue(WorkItem.OfRecord(Facts.Connection, external.Key), scope.Now, cause);
        else if (round.Due.Count > 0 || round.Changes.Count > 0)
            change.Queue(WorkItem.OfTicket(ticket.Id), scope.Now, cause);
        if (change.IsEmpty)
            return IntakeOutcome.Unchanged;
        var outcome = await change.CommitAsync(cancellation).ConfigureAwait(false);
        if (outcome.IsCommitted)
            scope.Monitors.Came(Facts, external);
        return outcome.IsCommitted ? IntakeOutcome.Changed : await QueueAsync(external.Key, cancellation).ConfigureAwait(false);
    }

    private async Task<IntakeOutcome> QueueAsync(string key, CancellationToken cancellation)
    {
        await new HubChange(scope).Queue(WorkItem.OfRecord(Facts.Connection, key), scope.Now, "feed").CommitAsync(cancellation).ConfigureAwait(false);
        return IntakeOutcome.Queued;
    }
}
