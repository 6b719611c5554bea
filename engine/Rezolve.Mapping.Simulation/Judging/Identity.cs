using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>I12: one ticket is one ticket everywhere. I13: nothing was said of a status that nobody meant. I14: nobody was removed because nobody was found.</summary>
internal static class Identity
{
    /// <summary>Looks for twins, strange statuses, and people who vanished.</summary>
    public static void Judge(Evidence evidence, Verdict verdict)
    {
        Twins(evidence, verdict);
        Statuses(evidence, verdict);
        Cleared(evidence, verdict);
    }

    private static void Twins(Evidence evidence, Verdict verdict)
    {
        var deleted = evidence.World.Journal.Deleted;
        foreach (var vendor in evidence.World.Vendors.Values)
        {
            foreach (var twins in vendor.Desk.Tickets.GroupBy(ticket => ticket.Tag).Where(group => group.Count() > 1 && !deleted.Contains(group.Key)))
                verdict.Add("I12", $"{twins.Key} was made more than once at {vendor.Facts.Connection}: {string.Join(", ", twins.Select(ticket => ticket.Key))}");
        }
        foreach (var twins in evidence.View.Tickets.GroupBy(evidence.View.TagOf).Where(group => group.Count() > 1 && !deleted.Contains(group.Key)))
            verdict.Add("I12", $"the hub has {twins.Key} more than once");
        var active = evidence.View.Links.Where(link => link.State == LinkState.Active).ToList();
        foreach (var twins in active.GroupBy(link => (link.Connection, link.Ticket)).Where(group => group.Count() > 1))
            verdict.Add("I12", $"a hub ticket has two links at {twins.Key.Connection}");
        foreach (var link in active)
        {
            if (evidence.View.Tickets.Find(ticket => ticket.Id == link.Ticket) is { } hub && evidence.TicketOf(link) is { } ticket && ticket.Tag != evidence.View.TagOf(hub)
                && !evidence.World.Journal.Merged.Contains(ticket.Tag))
                verdict.Add("I12", $"{link.Connection}/{link.Key} is {ticket.Tag}, and linked to {evidence.View.TagOf(hub)}");
        }
    }

    private static void Statuses(Evidence evidence, Verdict verdict)
    {
        foreach (var (tag, status) in evidence.World.Statuses.Said)
        {
            if (IsToldOfAnEnd(evidence, tag, status))
                continue;
            if (!evidence.World.Journal.Edits.Any(edit => edit.Tag == tag && edit.Field == "status" && evidence.Alike("status", edit.Value, Value.Of(status))) && !IsBegun(evidence, tag, status))
                verdict.Add("I13", $"the hub said that {tag} is {status}, and nobody ever meant that");
        }
    }

    // What ended somewhere is closed elsewhere, where the operator said so; what became part of another speaks for it.
    private static bool IsToldOfAnEnd(Evidence evidence, string tag, string status) => evidence.World.Journal.Merged.Contains(tag)
        || (evidence.World.Scenario.OnDelete == DeletePolicy.CloseOther && status == "closed" && evidence.World.Journal.Deleted.Contains(tag));

    // Of a ticket that was made where it has no status others say the one they begin with.
    private static bool IsBegun(Evidence evidence, string tag, string status) =>
        !evidence.World.Journal.Edits.Any(edit => edit is { Field: "status", IsFirst: true } && edit.Tag == tag && !edit.Value.IsNothing)
        && evidence.World.Vendors.Values.Any(vendor => vendor.Knobs.Workflow is { } workflow && workflow.Canonical.GetValueOrDefault(workflow.Start) == status);

    private static void Cleared(Evidence evidence, Verdict verdict)
    {
        foreach (var vendor in evidence.World.Vendors.Values)
        {
            foreach (var field in vendor.Facts.Fields.Where(field => field.Type is FieldType.User or FieldType.Team))
            {
                foreach (var ticket in vendor.Desk.Tickets.Where(ticket => IsCleared(ticket, field.Name)))
                {
                    if (!IsMeant(evidence, ticket.Tag, field.Name))
                        verdict.Add("I14", $"{ticket.Key} {ticket.Tag}.{field.Name} was cleared, and nobody meant that");
                }
            }
        }
    }

    // Who made a ticket where there is no such field said nothing of it, which is nobody.
    private static bool IsMeant(Evidence evidence, string tag, string field)
    {
        var edits = evidence.World.Journal.Edits.Where(edit => edit.Tag == tag && edit.Field == field).ToList();
        return evidence.World.Journal.Merged.Contains(tag) || edits.Exists(edit => edit.Value.IsNothing) || !edits.Exists(edit => edit.IsFirst);
    }

    private static bool IsCleared(VendorTicket ticket, string field) =>
        ticket.States.Zip(ticket.States.Skip(1)).Any(pair => pair.Second.By == Author.Engine && !pair.First[field].IsNothing && pair.Second[field].IsNothing);
}
