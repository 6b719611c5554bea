using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Talking;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>What the oracle has before it: the vendors, what people did, and what the store holds. It asks the engine nothing.</summary>
/// <param name="World">The world.</param>
/// <param name="View">What the store holds.</param>
internal sealed record Evidence(World World, HubView View)
{
    /// <summary>The evidence that a world is.</summary>
    public static async Task<Evidence> OfAsync(World world) => new(world, await world.ViewAsync().ConfigureAwait(false));

    /// <summary>Whether a field of a ticket stands still on any link, or was given up.</summary>
    public bool StandsStill(string tag, string field) => View.TicketOf(tag) is not { } hub
        || View.Links.Exists(link => link.Ticket == hub.Id && HoldOf(link, field) is not null) || View.Letters.Exists(letter => letter.Ticket == hub.Id);

    /// <summary>Whether a connection is left alone because it shows none of its tickets, so that a person has to say that they were deleted.</summary>
    public bool IsLeftAlone(string connection) => View.LeftAlone.Contains(connection);

    /// <summary>Whether a person was told of the copy of a comment, so that later ones did not wait for it.</summary>
    public bool IsPassedOver(SimulatedVendor vendor, SaidComment said) => View.Comments.Exists(row => row.Origin?.Connection == said.Side && row.Origin.Key == said.Comment.Key
        && (row.Copies.GetValueOrDefault(vendor.Knobs.Name) is { State: CopyState.Held } || View.Letters.Exists(letter => letter.Group == $"comment {row.Id}")));

    /// <summary>The vendor's ticket of a link; null where it is gone.</summary>
    public VendorTicket? TicketOf(TicketLink link) => World.Vendors[link.Connection].Desk.Find(link.Key);

    /// <summary>Whether the ticket that somebody edited is linked: one that waits for a person is reported as such, and takes no part as yet.</summary>
    public bool IsLinked(PersonEdit edit) => edit.Side == Running.World.Hub
        || (World.Vendors[edit.Side].Desk.Tagged(edit.Tag) is { } ticket && View.Links.Exists(link => link.Connection == edit.Side && link.Key == ticket.Key && link.State == LinkState.Active));

    /// <summary>Why a field of a link stands still; null where it does not.</summary>
    public GroupHold? HoldOf(TicketLink link, string field) => link.Holds.GetValueOrDefault(GroupOf(link.Connection, field)) ?? link.Holds.GetValueOrDefault(field);

    /// <summary>The group of a field at a connection.</summary>
    public string GroupOf(string connection, string field) =>
        World.Vendors[connection].Facts.Groups.FirstOrDefault(group => group.Value.Contains(field) && group.Value.Count > 1).Key ?? field;

    /// <summary>Whether two values say the same, or one is what some vendor makes of the other.</summary>
    public bool Alike(string field, Value one, Value other) =>
        Same(one, other) || World.Vendors.Values.Any(vendor =>
            Same(Imaged(vendor, field, one), other) || Same(one, Imaged(vendor, field, other)) || Same(Imaged(vendor, field, one), Imaged(vendor, field, other)));

    /// <summary>Whether a vendor's value is what the hub's becomes there.</summary>
    public static bool Corresponds(SimulatedVendor vendor, string field, Value hub, Value external) => Same(hub, external) || Same(Imaged(vendor, field, hub), external);

    /// <summary>Whether two values are the same; no members are no value.</summary>
    public static bool Same(Value one, Value other) => (IsEmpty(one) && IsEmpty(other)) || ValueEquality.AreEqual(one, other);

    private static bool IsEmpty(Value value) => value.IsNothing || (value.Kind == ValueKind.List && value.List.Count == 0);

    private static Value Imaged(SimulatedVendor vendor, string field, Value value)
    {
        var own = vendor.Own(field, value);
        return vendor.Told(field, own);
    }
}
