namespace Rezolve.Mapping.Tickets;

/// <summary>The catalogue of canonical fields, by kind of entity, in the order in which they are written.</summary>
public static class CanonicalFields
{
    private static readonly Dictionary<EntityKind, IReadOnlyList<CanonicalField>> All = new()
    {
        [EntityKind.Ticket] = TicketFields.All,
        [EntityKind.Comment] = ConversationFields.Comment,
        [EntityKind.Attachment] = ConversationFields.Attachment,
        [EntityKind.User] = PeopleFields.User,
        [EntityKind.Team] = PeopleFields.Team,
        [EntityKind.Organization] = PeopleFields.Organization,
        [EntityKind.Sla] = ProcessFields.Sla,
        [EntityKind.Approval] = ProcessFields.Approval,
        [EntityKind.Macro] = ProcessFields.Macro,
        [EntityKind.Link] = ProcessFields.Link,
        [EntityKind.History] = ProcessFields.History,
    };

    /// <summary>What the names of a customer's own fields begin with.</summary>
    public const string CustomPrefix = "custom.";

    /// <summary>The fields of a kind of entity.</summary>
    public static IReadOnlyList<CanonicalField> Of(EntityKind kind) => All[kind];

    /// <summary>A field by its name, or null; fields that begin with <see cref="CustomPrefix"/> are not in the catalogue.</summary>
    public static CanonicalField? Find(EntityKind kind, string name) => All[kind].FirstOrDefault(field => field.Name == name);

    /// <summary>Whether a name is one of a customer's own fields.</summary>
    public static bool IsCustom(string name) => name.Length > CustomPrefix.Length && name.StartsWith(CustomPrefix, StringComparison.Ordinal);

    /// <summary>
    /// Where a field stands in canonical JSON: <c>resolution.code</c> is the member <c>code</c> of the object <c>resolution</c>; but where the
    /// first part is a field of its own, as with <c>status.reason</c>, the whole name is one member.
    /// </summary>
    /// <returns>One or two member names.</returns>
    public static IReadOnlyList<string> Place(EntityKind kind, string name)
    {
        var dot = name.IndexOf('.');
        return dot < 0 || Find(kind, name[..dot]) is not null ? [name] : [name[..dot], name[(dot + 1)..]];
    }
}
