using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>I1: in the end every system says what the hub says, but for what stands still.</summary>
internal static class Convergence
{
    /// <summary>Looks for differences.</summary>
    public static void Judge(Evidence evidence, Verdict verdict)
    {
        foreach (var link in evidence.View.Links.Where(link => link.State == LinkState.Active))
        {
            if (evidence.View.Tickets.Find(ticket => ticket.Id == link.Ticket) is not { DeletedAt: null } hub || evidence.TicketOf(link) is not { } ticket)
                continue;
            Link(evidence, verdict, link, hub, ticket);
        }
        foreach (var vendor in evidence.World.Vendors.Values)
            Missing(evidence, verdict, vendor);
    }

    private static void Link(Evidence evidence, Verdict verdict, TicketLink link, HubTicket hub, VendorTicket ticket)
    {
        var vendor = evidence.World.Vendors[link.Connection];
        foreach (var field in vendor.Facts.Fields.Where(field => field is { IsRead: true, IsUpdated: true }))
        {
            var (ours, theirs) = (evidence.View.Neutral(field.Name, hub[field.Name]), vendor.Neutral(field.Name, ticket.Now[field.Name]));
            if (Evidence.Corresponds(vendor, field.Name, ours, theirs))
                continue;
            if (evidence.HoldOf(link, field.Name) is { } hold)
                verdict.Held.Add($"{link.Connection}/{link.Key} {field.Name}: {hold.Reason} ({hold.WaitsFor})");
            else if (LetterOf(evidence, link, field.Name) is { } letter)
                verdict.Held.Add($"{link.Connection}/{link.Key} {field.Name}: given up ({letter.Message})");
            else
                verdict.Add("I1", $"{link.Connection}/{link.Key} {ticket.Tag}.{field.Name}: the hub says {ours}, the vendor {theirs}");
        }
    }

    private static DeadLetter? LetterOf(Evidence evidence, TicketLink link, string field) => evidence.View.Letters.Find(letter =>
        letter.Ticket == link.Ticket && (letter.Connection == link.Connection || letter.Group == "read") && (letter.Group == "read" || letter.Group == evidence.GroupOf(link.Connection, field)));

    private static void Missing(Evidence evidence, Verdict verdict, SimulatedVendor vendor)
    {
        var name = vendor.Facts.Connection;
        var linked = evidence.View.Links.Where(link => link.Connection == name && link.State == LinkState.Active).Select(link => link.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var ticket in vendor.Desk.Tickets.Where(ticket => !ticket.Now.IsDeleted && !linked.Contains(ticket.Key) && !evidence.World.Journal.Deleted.Contains(ticket.Tag)))
        {
            if (evidence.View.Creates.Exists(create => create.Connection == name && create.Hold is not null) || evidence.View.Letters.Exists(letter => letter.Connection == name))
                verdict.Held.Add($"{name}/{ticket.Key}: not linked while a create is in doubt");
            else
                verdict.Add("I1", $"{name}/{ticket.Key} {ticket.Tag} is not linked");
        }
        foreach (var hub in evidence.View.Tickets.Where(hub => vendor.Facts.Abilities.Create && hub.DeletedAt is null && !hub.Links.ContainsKey(name) && !hub.Barred.Contains(name)))
        {
            if (evidence.View.Creates.Find(create => create.Connection == name && create.Ticket == hub.Id) is { Hold: { } hold })
                verdict.Held.Add($"{name} {evidence.View.TagOf(hub)}: not made, {hold.Reason} ({hold.WaitsFor})");
            else if (evidence.IsLeftAlone(name))
                verdict.Held.Add($"{name} {evidence.View.TagOf(hub)}: not made, {name} is left alone");
            else if (evidence.View.Letters.Exists(letter => letter.Ticket == hub.Id && (letter.Connection == name || letter.Group == "read")))
                verdict.Held.Add($"{name} {evidence.View.TagOf(hub)}: not made, given up");
            else if (!evidence.World.Journal.Deleted.Contains(evidence.View.TagOf(hub)))
                verdict.Add("I1", $"{evidence.View.TagOf(hub)} was not made at {name}");
        }
    }
}
