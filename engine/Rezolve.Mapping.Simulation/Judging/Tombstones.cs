using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>I15: what was deleted stays deleted until it is brought back, and nothing counts as deleted that nobody deleted.</summary>
internal static class Tombstones
{
    /// <summary>Looks for links that ended or go on for no reason, and for tickets that came back.</summary>
    public static void Judge(Evidence evidence, Verdict verdict)
    {
        foreach (var end in evidence.World.Links.Ends)
            End(evidence, verdict, end);
        foreach (var link in evidence.View.Links)
        {
            if (TicketOf(evidence, link) is { } ticket)
                Link(evidence, verdict, link, ticket);
        }
        foreach (var vendor in evidence.World.Vendors.Values)
            Returned(evidence, verdict, vendor);
    }

    // Of the only ticket of a system that lists nothing nobody can tell whether it was deleted or is hidden.
    private static void End(Evidence evidence, Verdict verdict, SeenEnd seen)
    {
        var why = seen.End.Reason switch { LinkEndReason.Deleted => "deleted", LinkEndReason.Merged => "part of another", _ => null };
        if (why is null || TicketOf(evidence, seen.Link) is not { } ticket || !seen.HadOthers)
            return;
        if (!ticket.States.Any(state => state.At <= seen.End.At && (seen.End.Reason == LinkEndReason.Deleted ? state.IsDeleted : state.MergedInto is not null)))
            verdict.Add("I15", $"{seen.Link.Connection}/{seen.Link.Key} {ticket.Tag} was taken for {why} at {seen.End.At:HH:mm:ss}, and was not");
    }

    private static void Link(Evidence evidence, Verdict verdict, TicketLink link, VendorTicket ticket)
    {
        var (name, isEnded) = ($"{link.Connection}/{link.Key} {ticket.Tag}", link.State == LinkState.Tombstoned);
        if (!isEnded && !ticket.Now.IsThere && !CannotBeTold(evidence, link))
            verdict.Add("I15", $"{name} is {(ticket.Now.IsDeleted ? "deleted" : $"part of {ticket.Now.MergedInto}")}, and its link goes on");
        else if (isEnded && ticket.Now.IsThere && IsDue(evidence, link))
            verdict.Add("I15", $"{name} is there again, and its link does not go on");
    }

    // A ticket that was linked when somebody deleted it is not made again there.
    private static void Returned(Evidence evidence, Verdict verdict, SimulatedVendor vendor)
    {
        var name = vendor.Facts.Connection;
        foreach (var gone in vendor.Desk.Tickets.Where(ticket => ticket.Now is { IsDeleted: true, By: Author.Person } && evidence.World.Links.WasLinked(name, ticket.Key)))
        {
            // Deleted everywhere while a create was in doubt, it comes back with what that made: a stated limit.
            var mayReturn = evidence.World.Scenario.OnDelete == DeletePolicy.DeleteOther
                && evidence.World.Vendors.Values.Any(other => other != vendor && other.Desk.Tickets.Any(ticket => ticket.Tag == gone.Tag && ticket.Maker == Author.Engine));
            if (!mayReturn && vendor.Desk.Tickets.FirstOrDefault(ticket => ticket.Tag == gone.Tag && ticket.Maker == Author.Engine && ticket.States[0].At > gone.Now.At) is { } again)
                verdict.Add("I15", $"{name}/{gone.Key} {gone.Tag} was deleted, and made again as {again.Key}");
        }
    }

    private static VendorTicket? TicketOf(Evidence evidence, TicketLink link) =>
        evidence.World.Vendors[link.Connection].Desk.Tickets.FirstOrDefault(ticket => ticket.Key == link.Key);

    // A system that shows no ticket at all may hide them; where that would change something at the others, nobody but a person says that it does not.
    private static bool CannotBeTold(Evidence evidence, TicketLink link) => evidence.IsLeftAlone(link.Connection)
        // What a create in doubt may have made is taken over by nobody else.
        || evidence.View.Creates.Exists(create => create.Connection == link.Connection
            && (create.Hold is not null || evidence.View.Letters.Exists(letter => letter.Ticket == create.Ticket)))
        || (evidence.World.Scenario.OnDelete != DeletePolicy.Unlink && evidence.World.Vendors[link.Connection].Desk.Tickets.All(ticket => !ticket.Now.IsThere));

    private static bool IsDue(Evidence evidence, TicketLink link) =>
        evidence.World.Scenario.OnDelete == DeletePolicy.Unlink && link.End is { Reason: LinkEndReason.Deleted } && !evidence.IsLeftAlone(link.Connection)
        && evidence.View.Tickets.Find(ticket => ticket.Id == link.Ticket) is { DeletedAt: null } hub && !hub.Links.ContainsKey(link.Connection);
}
