using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language;

/// <summary>
/// The slots of a workspace. They stand above every connection, so they see no inputs and no session; and no clock, since what they
/// decided must still hold when nothing but the time has changed.
/// </summary>
internal static class SyncSlots
{
    private static readonly RootType CanonicalTicket = TypeOf(CanonicalFields.Of(EntityKind.Ticket).Select(field => CanonicalFields.Place(EntityKind.Ticket, field.Name)));

    /// <summary>Which tickets take part, where one goes, and what is set for it: over the canonical ticket.</summary>
    public static Slot Ticket { get; } = Of("sync", (Root.Ticket, CanonicalTicket));

    /// <summary>What is done when something happened: over the canonical ticket and the event.</summary>
    public static Slot Automation { get; } = Of("automation", (Root.Ticket, CanonicalTicket), (Root.Event, RootType.Json));

    /// <summary>What a field becomes that two sides changed: over what was agreed and what each says.</summary>
    public static Slot Conflict { get; } = Of("conflict", (Root.Base, RootType.Json), (Root.Hub, RootType.Json), (Root.External, RootType.Json));

    private static Slot Of(string name, params IEnumerable<(Root Root, RootType Type)> roots) =>
        new(name, null, roots.ToDictionary(root => root.Root, root => root.Type));

    // A customer's own fields are not known here; all others are, so a misspelt one is found before it makes a condition that never holds.
    private static RootType TypeOf(IEnumerable<IReadOnlyList<string>> places)
    {
        var members = places.GroupBy(place => place[0]).ToDictionary(
            group => group.Key,
            group => group.First() is [_, _] ? new RootType(ValueKinds.Object | ValueKinds.Undefined, group.ToDictionary(place => place[1], _ => RootType.Json)) : RootType.Json,
            StringComparer.Ordinal);
        members["custom"] = RootType.Json;
        return new RootType(ValueKinds.Object, members);
    }
}
