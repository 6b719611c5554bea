using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Sync.Policies;

/// <summary>
/// Holds a status that comes in and that the hub's workflow does not allow: it is not adopted, and it is not lost; both sides keep theirs until the
/// workflow, the ticket or a person says otherwise. Pure.
/// </summary>
/// <param name="workflow">The workflow.</param>
/// <param name="who">Who takes the step: a connection, the hub's people, or automation.</param>
/// <param name="at">When it was taken.</param>
internal sealed class StatusGate(HubWorkflow workflow, string who, DateTimeOffset at)
{
    /// <summary>The field that a status stands in.</summary>
    public const string Field = "status";

    /// <summary>The plan, or the group held in its place.</summary>
    /// <param name="plan">What the comparison came to.</param>
    /// <param name="ticket">The hub's ticket before the round.</param>
    /// <param name="now">The values of its other fields with what has come in.</param>
    public GroupPlan Judge(GroupPlan plan, HubTicket ticket, Func<string, Value> now)
    {
        if (!plan.Hub.TryGetValue(Field, out var status))
            return plan;
        var objection = Judge(ticket, status, field => plan.Hub.TryGetValue(field, out var pulled) ? pulled : now(field));
        return objection is null ? plan : new GroupPlan { Group = plan.Group, Hold = new Hold(HoldReason.Workflow, objection.Field, objection.Text) { Code = objection.Code } };
    }

    /// <summary>Why a ticket may not take a status; null where it may.</summary>
    /// <param name="ticket">The ticket as it is.</param>
    /// <param name="status">The status it would have; none is always allowed.</param>
    /// <param name="then">The values of its fields as they would be.</param>
    public StepObjection? Judge(HubTicket ticket, in Value status, Func<string, Value> then)
    {
        if (status.Kind != ValueKind.Text)
            return null;
        var present = ticket[Field] is { Kind: ValueKind.Text } known ? known.Text : null;
        return workflow.Judge(new StepQuestion(present, status.Text, who, at - Since(ticket), field => !then(field).IsNothing));
    }

    // A status is taken to be as old as it can be told to be at least.
    private DateTimeOffset Since(HubTicket ticket) =>
        !ticket.Fields.TryGetValue(Field, out var field) ? at : field.When.To < DateTimeOffset.MaxValue ? field.When.To : ticket.UpdatedAt;
}
