using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>
/// Does what a person decided about a group that stood still. The side that was named looks like the one that changed, so that the ordinary plan does the
/// rest; where a side has changed again since, that is a new clash.
/// </summary>
internal static class Decided
{
    /// <summary>The link with what was decided since the last turn; the same link where nothing was.</summary>
    public static async Task<TicketLink> ApplyAsync(SyncScope scope, SystemFacts facts, HubTicket ticket, TicketLink link, SystemTicket external, CancellationToken cancellation)
    {
        foreach (var (group, hold) in link.Holds.Where(hold => hold.Value.Decision is not null || hold.Value.Reason is HoldReasons.Conflict or HoldReasons.Initial))
        {
            var conflict = hold.Subject is { } clash && await scope.Hub.RowAsync(ConflictRows.KeyOf(scope.Hub.Tenant, RoundCommit.IdOf(link, clash)), cancellation).ConfigureAwait(false) is { } row
                ? ConflictRows.Read(row)
                : null;
            if ((hold.Decision ?? conflict?.Decision) is not { } side)
                continue;
            link = conflict is null
                ? Named(link, facts, group, ticket, external, side)
                : conflict.Record.Members.Aggregate(link, (now, member) => Named(now, facts, member.Field, side, member.Hub, member.External));
            link = LinkHolds.Without(link, [group]) with { Bounces = link.Bounces.Where(one => one.Key != group).ToDictionary(StringComparer.Ordinal) };
        }
        return link;
    }

    /// <summary>What plans the round: without the workflow, where a person said that what comes in holds all the same.</summary>
    /// <param name="planner">What plans rounds.</param>
    /// <param name="link">The link as it was before what was decided was done.</param>
    public static RoundPlanner Excuse(RoundPlanner planner, TicketLink link) =>
        link.Holds.Values.Any(hold => hold is { Reason: HoldReasons.Workflow, Decision: "external" }) ? planner.Without() : planner;

    private static TicketLink Named(TicketLink link, SystemFacts facts, string group, HubTicket ticket, SystemTicket external, string side)
    {
        var fields = facts.Groups.GetValueOrDefault(group) ?? [group];
        return fields.Where(link.Base.ContainsKey).Aggregate(
            link, (now, field) => Named(now, facts, field, side, ticket[field], external.Fields.GetValueOrDefault(field)));
    }

    private static TicketLink Named(TicketLink link, SystemFacts facts, string field, string side, in Value hub, in Value external)
    {
        if (facts[field] is not { } synced)
            return link;
        var pair = side == "hub" ? new AgreedPair(Value.Undefined, external, synced.Fingerprint) : new AgreedPair(hub, Value.Undefined, synced.Fingerprint);
        var replaced = link.Replaced.Where(one => one.Key != field).ToDictionary(StringComparer.Ordinal);
        return link with { Base = new Dictionary<string, AgreedPair>(link.Base, StringComparer.Ordinal) { [field] = pair }, Replaced = replaced };
    }
}
