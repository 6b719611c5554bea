using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Verification;

/// <summary>
/// Holds a ticket of a system against the hub, field by field, in the sense of the comparison and by nothing else. Pure: it changes nothing and asks nobody.
/// </summary>
/// <param name="sides">How values correspond.</param>
internal sealed class LinkJudge(FieldSides sides)
{
    /// <summary>Judges all fields that the operator has taken in.</summary>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="link">The link.</param>
    /// <param name="external">The ticket as the system tells of it.</param>
    /// <param name="excuse">What a difference is where the ticket is on its way: <see cref="FieldVerdict.Pending"/> or <see cref="FieldVerdict.Unheard"/>; null where it is not.</param>
    public IEnumerable<(FieldVerdict Verdict, FieldDifference? Difference)> Judge(HubTicket ticket, TicketLink link, SystemTicket external, FieldVerdict? excuse)
    {
        foreach (var group in sides.AllGroupsOf(ticket, link, external).Where(group => group.Policy.Flow != Flow.None))
        {
            var plan = new Lazy<GroupPlan>(() => Reconciler.Plan(group));
            foreach (var field in group.Members)
            {
                var verdict = Judge(field, group, link, plan, excuse);
                yield return (verdict, verdict == FieldVerdict.Different ? Difference(field, ticket, link, external, plan.Value) : null);
            }
        }
    }

    private static FieldVerdict Judge(FieldFacts field, GroupFacts group, TicketLink link, Lazy<GroupPlan> plan, FieldVerdict? excuse) =>
        field.External.Kind == ValueKind.Undefined ? FieldVerdict.Untold
        : new FieldView(field).IsSame ? FieldVerdict.Same
        : link.Holds.ContainsKey(group.Name) ? FieldVerdict.Held
        : excuse ?? (IsLeft(field, plan.Value) ? FieldVerdict.Left : FieldVerdict.Different);

    // What the comparison would neither write nor read nor hold is so because somebody decided it.
    private static bool IsLeft(FieldFacts field, GroupPlan plan) => plan.Hold is null && !plan.Hub.ContainsKey(field.Name) && !plan.Due.ContainsKey(field.Name);

    private static FieldDifference Difference(FieldFacts field, HubTicket ticket, TicketLink link, SystemTicket external, GroupPlan plan) =>
        new(ticket.Id, link.Connection, link.Key, field.Name)
        {
            Number = external.Number ?? link.Number,
            Hub = field.Hub,
            External = field.External,
            Next = plan.Hold is not null ? "hold" : plan.Due.ContainsKey(field.Name) ? "write" : "read",
        };
}
