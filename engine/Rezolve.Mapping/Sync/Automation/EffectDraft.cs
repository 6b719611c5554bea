using Rezolve.Mapping.Automation;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Automation;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Sync.Conversations;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Sync.Automation;

/// <summary>Puts what a rule's actions come to into a change of the hub, from where it goes to the systems like any other. What cannot be done is told.</summary>
/// <param name="scope">The sync.</param>
/// <param name="change">The change.</param>
/// <param name="happened">The event that set the rule off.</param>
internal sealed class EffectDraft(SyncScope scope, HubChange change, HubEvent happened)
{
    private readonly NamedPeople _people = new(scope.Hub);

    /// <summary>Adds a rule's effects.</summary>
    /// <param name="ticket">The ticket as those before have left it.</param>
    /// <param name="root">The ticket for which what rules do to it counts.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="effects">What it comes to.</param>
    /// <param name="cancellation">Ends the waits.</param>
    /// <returns>The ticket as the rule leaves it; it is not yet part of the change.</returns>
    public async Task<HubTicket> AddAsync(HubTicket ticket, string root, AutomationRule rule, IReadOnlyList<Effect> effects, CancellationToken cancellation)
    {
        var cause = RuleTurn.Cause(rule);
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.Change edit:
                    ticket = Edit(ticket, edit.Fields, cause);
                    break;
                case Effect.Assign assign when await _people.FindAsync(assign, cancellation).ConfigureAwait(false) is { } who:
                    ticket = Edit(ticket, new Dictionary<string, Value> { [assign.Field] = who }, cause);
                    break;
                case Effect.Assign assign:
                    Failed(ticket, cause, $"nobody is known as '{assign.Who}', whom the {assign.Field} should be");
                    break;
                case Effect.Say said:
                    Say(ticket, said, rule, cause);
                    break;
                case Effect.Create made:
                    Make(made, root, cause);
                    break;
                case Effect.Tell told:
                    change.Happened(told.Type, ticket.Id, cause, about: new() { ["sink"] = told.Sink, [told.Name] = told.Text });
                    break;
                case Effect.Fault fault:
                    Failed(ticket, cause, fault.Reason);
                    break;
            }
        }
        return ticket;
    }

    private HubTicket Edit(HubTicket ticket, IReadOnlyDictionary<string, Value> fields, string cause)
    {
        if (ticket.DeletedAt is not null)
        {
            Failed(ticket, cause, "the ticket is deleted");
            return ticket;
        }
        var edit = TicketEdit.Of(scope.Program, ticket, fields, StepQuestion.Automation, scope.Now);
        if (edit.Objection is { } objection)
            Failed(ticket, cause, objection.Text);
        if (edit.Changes.Count > 0)
            change.Happened(EventTypes.Updated, ticket.Id, cause, edit.Changes).Queue(WorkItem.OfTicket(ticket.Id), scope.Now, cause);
        return edit.Ticket;
    }

    private void Say(HubTicket ticket, Effect.Say said, AutomationRule rule, string cause)
    {
        var comment = new HubComment
        {
            Id = scope.Setting.NewId(),
            Ticket = ticket.Id,
            Kind = said.Kind,
            AuthorName = rule.Name,
            Body = CommentText.Plain(said.Text),
            CreatedAt = scope.Now,
        };
        change.Put(comment).Happened("comment.created", ticket.Id, cause, about: new() { ["comment"] = comment.Id, ["kind"] = comment.Kind })
            .Queue(WorkItem.OfTicket(ticket.Id), scope.Now, cause);
    }

    private void Make(Effect.Create made, string root, string cause)
    {
        var ticket = TicketEdit.New(scope.Program, scope.Setting.NewId(), made.Fields, scope.Now);
        change.Put(ticket).Put(FiringRows.Of(scope.Hub.Tenant, ticket.Id, root)).Happened("ticket.created", ticket.Id, cause, about: new() { ["follows"] = happened.Ticket })
            .Queue(WorkItem.OfTicket(ticket.Id), scope.Now, cause);
    }

    private void Failed(HubTicket ticket, string cause, string reason) => change.Happened(EventTypes.RuleFailed, ticket.Id, cause, about: new() { ["reason"] = reason });
}
