using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>I16: what stands still in the end has a cause of its own, which the world shows. What fails holds itself and nothing beside it.</summary>
internal static class Explanations
{
    private const string Forbidden = "RZ9003";

    /// <summary>Looks for holds that nothing explains.</summary>
    public static void Judge(Evidence evidence, Verdict verdict)
    {
        foreach (var link in evidence.View.Links.Where(link => link.State == LinkState.Active))
        {
            if (evidence.View.Tickets.Find(ticket => ticket.Id == link.Ticket) is not { DeletedAt: null } hub || evidence.TicketOf(link) is not { } ticket)
                continue;
            foreach (var (group, hold) in link.Holds.Where(hold => !IsExplained(evidence, new Held(link, hub, ticket, hold.Key, hold.Value))))
                verdict.Add("I16", $"{link.Connection}/{link.Key} {ticket.Tag}.{group} stands still ({hold.Reason}: {hold.WaitsFor}), and nothing shows why");
        }
        foreach (var create in evidence.View.Creates.Where(create => create.Hold is { } hold && !IsExplained(evidence, create, hold)))
            verdict.Add("I16", $"a create at {create.Connection} stands still ({create.Hold!.Reason}: {create.Hold.WaitsFor}), and nothing shows why");
    }

    private static bool IsExplained(Evidence evidence, Held held) => held.Hold.Reason switch
    {
        HoldReasons.Unresolved => FieldsOf(evidence, held).Any(field => HasNoCounterpart(evidence, held, field)),
        HoldReasons.Conflict => FieldsOf(evidence, held).Any(field => evidence.World.Scenario.Policies[field].Conflict == "manual"),
        HoldReasons.Contested => FieldsOf(evidence, held).Any(field => evidence.World.Vendors.Values.Any(vendor => Meddles(vendor, field))),
        HoldReasons.Refused when held.Hold.Code == Forbidden => Went(evidence, held.Link.Connection, FaultKind.PermissionLost),
        HoldReasons.Refused => FieldsOf(evidence, held).Any(VendorOf(evidence, held).Knobs.Forbidden.Contains) || IsFrozen(evidence, held),
        HoldReasons.Frozen => IsFrozen(evidence, held),
        HoldReasons.Missing => held.Hub[held.Hold.Field].IsNothing || VendorOf(evidence, held).Facts[held.Hold.Field] is null,
        HoldReasons.Blocked => IsFrozen(evidence, held) || !Ways.Lead(VendorOf(evidence, held), held.Ticket, held.Hub),
        _ => false,
    };

    // Whether a create took effect can be in doubt only where a write was in doubt, and the vendor cannot be asked by a key.
    private static bool IsExplained(Evidence evidence, CreateIntent create, GroupHold hold)
    {
        var facts = evidence.World.Vendors[create.Connection].Facts;
        if (evidence.IsLeftAlone(create.Connection))
            return true;
        return hold.Reason switch
        {
            HoldReasons.Doubt => facts.Recover.Method != RecoverMethod.Lookup && evidence.World.Fired > 0,
            HoldReasons.Missing or HoldReasons.Refused or HoldReasons.Unresolved or HoldReasons.Retry =>
                evidence.View.Letters.Exists(letter => letter.Ticket == create.Ticket && letter.Connection == create.Connection),
            _ => false,
        };
    }

    private static bool HasNoCounterpart(Evidence evidence, Held held, string field)
    {
        var vendor = VendorOf(evidence, held);
        if (vendor.Facts[field] is not { } known)
            return false;
        var told = vendor.Canonical(field, held.Ticket.Now[field]);
        return told.IsFault || vendor.Own(field, evidence.View.Neutral(field, held.Hub[field])).IsFault || (known.Type is FieldType.User or FieldType.Team && known.ReadsBack(told).IsFault);
    }

    private static bool Meddles(SimulatedVendor vendor, string field) =>
        vendor.Knobs.Forbidden.Contains(field) || vendor.Knobs.Rules.Any(rule => rule.Field == field);

    private static bool Went(Evidence evidence, string connection, FaultKind kind) => evidence.World.Wires[connection].Faults.Kinds.Contains(kind);

    private static bool IsFrozen(Evidence evidence, Held held) => VendorOf(evidence, held).IsFrozen(held.Ticket);

    private static SimulatedVendor VendorOf(Evidence evidence, Held held) => evidence.World.Vendors[held.Link.Connection];

    private static IEnumerable<string> FieldsOf(Evidence evidence, Held held) =>
        VendorOf(evidence, held).Facts.Groups.GetValueOrDefault(held.Group) is { Count: > 0 } members ? members : [held.Group];

    private sealed record Held(TicketLink Link, HubTicket Hub, VendorTicket Ticket, string Group, GroupHold Hold);
}
