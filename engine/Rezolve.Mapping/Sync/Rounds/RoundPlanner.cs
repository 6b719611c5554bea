using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Guards;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>Plans one round of a link: every group by the comparison, under what stands still. Pure; time is data.</summary>
/// <param name="sides">How values correspond.</param>
/// <param name="facts">What is known of the system.</param>
/// <param name="limits">When a group is contested.</param>
/// <param name="pace">How long a round of the link takes.</param>
/// <param name="now">Now.</param>
internal sealed class RoundPlanner(FieldSides sides, SystemFacts facts, SyncLimits limits, TimeSpan pace, DateTimeOffset now)
{
    /// <summary>The hub's workflow; null where every status may follow every other.</summary>
    public HubWorkflow? Workflow { get; init; }

    /// <summary>The same without a workflow.</summary>
    public RoundPlanner Without() => new(sides, facts, limits, pace, now);

    /// <summary>Plans.</summary>
    public Round Plan(HubTicket ticket, TicketLink link, SystemTicket external)
    {
        var draft = new RoundDraft(ticket, link, external, facts.Connection);
        // What a step of the status needs may come in with it.
        foreach (var group in Workflow is null ? sides.GroupsOf(ticket, link, external) : sides.GroupsOf(ticket, link, external).OrderBy(HasStatus))
            PlanGroup(group, ticket, link, external, draft);
        return draft.Finish();
    }

    private static bool HasStatus(GroupFacts group) => group.Members.Any(member => member.Name == StatusGate.Field);

    private void PlanGroup(GroupFacts group, HubTicket ticket, TicketLink link, SystemTicket external, RoundDraft draft)
    {
        var held = link.Holds.GetValueOrDefault(group.Name);
        if (held?.Reason == HoldReasons.Contested)
            return;
        var plan = Reconciler.Plan(group);
        if (Workflow is not null)
            plan = new StatusGate(Workflow, facts.Connection, external.UpdatedAt ?? now).Judge(plan, ticket, draft.Now);
        if (plan.Hold is { } hold)
            Hold(group, plan, hold, held, draft);
        else if (!plan.IsQuiet && Bounced(group, link, draft))
            draft.Hold(group.Name, new GroupHold(HoldReasons.Contested, group.Members[0].Name, "somebody names the side that holds: it came back again and again", now));
        else
            Apply(group, plan, held, external, draft);
    }

    private void Hold(GroupFacts group, GroupPlan plan, Hold hold, GroupHold? held, RoundDraft draft)
    {
        var reason = HoldReasons.Of(hold.Reason);
        var subject = plan.Conflict?.Key;
        if (plan.Conflict is { } clash && held?.Subject != subject)
            draft.Conflict(clash, isOpen: true);
        if (held?.Reason != reason || held.Field != hold.Field || held.Subject != subject || held.WaitsFor != hold.WaitsFor)
            draft.Hold(group.Name, new GroupHold(reason, hold.Field, hold.WaitsFor, held?.Since ?? now) { Subject = subject, Code = hold.Code, Place = facts[hold.Field]?.Place?.ToString() });
    }

    private bool Bounced(GroupFacts group, TicketLink link, RoundDraft draft)
    {
        var isBounce = group.Members.Any(member =>
            member.Base is { } agreed && !ValueEquality.AreEqual(agreed.External, member.External)
            && link.Replaced.TryGetValue(member.Name, out var replaced) && ValueEquality.AreEqual(replaced, member.External));
        if (!isBounce)
            return false;
        var bounces = new Bounces(link.Bounces.GetValueOrDefault(group.Name) ?? []).Add(now, new BounceLimits(limits.Bounces, limits.BounceSpan), pace);
        draft.Bounced(group.Name, bounces.At);
        return bounces.IsContested(now, new BounceLimits(limits.Bounces, limits.BounceSpan), pace);
    }

    private void Apply(GroupFacts group, GroupPlan plan, GroupHold? held, SystemTicket external, RoundDraft draft)
    {
        var record = plan.Conflict ?? Adjusted(group, plan, draft);
        if (record is not null)
            draft.Conflict(record, isOpen: false);
        foreach (var (field, pair) in plan.Base)
            draft.Agree(field, pair);
        foreach (var (field, value) in plan.Hub)
            draft.Pull(field, value);
        if (plan.Due.Count == 0)
        {
            draft.Release(group.Name);
            return;
        }
        KeepUnseen(group, plan, draft);
        var due = new DueGroup(group.Name, plan.Due, SubjectOf(plan.Due, external, facts));
        if (held is not null && HoldReasons.IsPlanned(held.Reason))
            draft.Release(group.Name);
        else if (held is not null && (held.Until > now || (held.Reason is HoldReasons.Refused or HoldReasons.Missing && held.Subject == due.Subject)))
            return;
        draft.Due(due);
    }

    // What a ticket says that was made without the field is most likely its own beginning; but where it was not read at once, somebody may have written it.
    private static void KeepUnseen(GroupFacts group, GroupPlan plan, RoundDraft draft)
    {
        var unseen = group.Members.Where(member => plan.Due.ContainsKey(member.Name) && !member.External.IsNothing && !member.External.IsFault
            && member.Base is { Hub.Kind: ValueKind.Undefined, External.Kind: ValueKind.Undefined }).ToList();
        if (unseen.Count == 0)
            return;
        draft.Conflict(
            new ConflictRecord(group.Name, [.. unseen.Select(member => new ConflictMember(member.Name, null, member.Hub, member.External, plan.Due[member.Name]))], Side.Hub, "unseen"),
            isOpen: false);
        foreach (var member in unseen)
            draft.Agree(member.Name, new AgreedPair(Value.Undefined, member.External, member.Map.Fingerprint));
    }

    // What somebody wrote in the hub and the vendor made something else of is kept, before that comes back over it.
    private static ConflictRecord? Adjusted(GroupFacts group, GroupPlan plan, RoundDraft draft)
    {
        var members = group.Members.Where(member => plan.Hub.ContainsKey(member.Name) && draft.Link.Adjusted.Contains(member.Name)).ToList();
        if (members.Count == 0)
            return null;
        var lost = members.Select(member => new ConflictMember(member.Name, member.Base, member.Hub, member.External, plan.Hub[member.Name]));
        return new ConflictRecord(group.Name, [.. lost], Side.External, "adjusted");
    }

    /// <summary>What a write is about, as text: where it is refused, it is not sent again as long as that is the same.</summary>
    public static string SubjectOf(IReadOnlyDictionary<string, Value> due, SystemTicket external, SystemFacts facts) =>
        $"{string.Join('\n', due.Select(value => $"{value.Key} {value.Value}"))}\n{external.VendorStatus} {facts.Manifest} {external.Version ?? external.UpdatedAt?.ToString("O")}";
}
