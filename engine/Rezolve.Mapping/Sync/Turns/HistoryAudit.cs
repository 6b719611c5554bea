using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>
/// Finds in a ticket's history what somebody wrote between the read that a write was planned on and the write, which overwrote it: our own
/// change tells what stood there before it, and that is not what was read. Who wrote it is not asked. Pure.
/// </summary>
/// <param name="program">What the operator decided.</param>
/// <param name="facts">What is known of the system.</param>
internal sealed class HistoryAudit(Programs.Syncs.SyncProgram program, SystemFacts facts)
{
    /// <summary>What records call it.</summary>
    public const string Rule = "lostCandidate";

    /// <summary>What a write has overwritten that nobody here had seen.</summary>
    /// <param name="intent">The write.</param>
    /// <param name="before">The ticket as it was planned on.</param>
    /// <param name="history">The ticket's changes, the oldest first.</param>
    public IReadOnlyList<LostValue> Find(OpenIntent intent, SystemTicket before, IReadOnlyList<FieldHistory> history)
    {
        var lost = new List<LostValue>();
        foreach (var (name, meant) in intent.Members)
        {
            if (facts[name] is not { IsSet: false, IsReference: false } field || meant.External.Kind == ValueKind.Undefined || meant.Hub.Kind == ValueKind.Undefined)
                continue;
            var changes = history.Where(change => change.Field == name && !(change.At < before.UpdatedAt)).ToList();
            var ours = changes.FindLastIndex(change => !change.To.IsFault && IsSame(field, change.To, meant.External));
            if (ours < 0 || changes[ours].From is var stood && (stood.IsFault || IsSame(field, stood, before.Fields.GetValueOrDefault(name)) || IsSame(field, stood, meant.External)))
                continue;
            lost.Add(new LostValue(name, meant, changes[ours].From, ours > 0 ? changes[ours - 1].At : changes[ours].At));
        }
        return lost;
    }

    /// <summary>The record of what was lost, in which the hub's value prevailed.</summary>
    /// <param name="link">The link as it was before the write.</param>
    /// <param name="lost">What was lost.</param>
    public ConflictRecord Record(TicketLink link, LostValue lost) =>
        new(GroupOf(lost.Field), [new ConflictMember(lost.Field, link.Base.GetValueOrDefault(lost.Field), lost.Written.Hub, lost.Value, lost.Written.Hub)], Side.Hub, Rule);

    /// <summary>Whether the operator's rule would have preferred it: then it comes into the hub as an edit of its own.</summary>
    /// <param name="link">The link as it was before the write.</param>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="lost">What was lost.</param>
    public bool IsPreferred(TicketLink link, HubTicket ticket, LostValue lost)
    {
        var group = GroupOf(lost.Field);
        var fields = facts.Groups.GetValueOrDefault(group) ?? [lost.Field];
        var policy = GroupPolicies.Of(program, facts.Connection, group, fields);
        // What was changed here since is newer than both. A group is decided as one, of which only a part was lost.
        if (policy is not { Flow: Flow.Both, Owner: Owner.None, Grows: false } || fields.Count > 1 || !ValueEquality.AreEqual(ticket[lost.Field], lost.Written.Hub))
            return false;
        var member = new ClashMember(lost.Field, link.Base.GetValueOrDefault(lost.Field)?.Hub ?? Value.Undefined, lost.Written.Hub, lost.Value);
        var hub = ticket.Fields.TryGetValue(lost.Field, out var known) ? known.When : Span.Unknown;
        return policy.Conflict.Decide(new Clash([member], hub, lost.At is { } at ? Span.At(at) : Span.Unknown)).Winner == Side.External;
    }

    private string GroupOf(string field) => facts.Groups.FirstOrDefault(group => group.Value.Contains(field)).Key ?? field;

    private static bool IsSame(SyncedField field, in Value left, in Value right) => (left.IsNothing && right.IsNothing) || field.AreSame(left, right);
}

/// <summary>A value that a write of ours replaced, and that nobody here had seen.</summary>
/// <param name="Field">The field.</param>
/// <param name="Written">What was written over it.</param>
/// <param name="Value">The value, in the system's terms.</param>
/// <param name="At">When somebody wrote it, by the system's clock; null where it does not say.</param>
internal sealed record LostValue(string Field, IntendedPair Written, Value Value, DateTimeOffset? At);
