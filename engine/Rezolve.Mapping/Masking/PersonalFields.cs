using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Masking;

/// <summary>Which canonical fields hold what somebody is called, or has written.</summary>
internal static class PersonalFields
{
    // Texts that order tickets, rather than tell of somebody.
    private static readonly HashSet<string> Neutral =
        ["number", "category", "subcategory", "container", "timeZone", "mediaType", "inReplyTo", "comment"];

    /// <summary>Whether a field names somebody: a reference to a person, team or organisation, or the fields of one.</summary>
    public static bool IsName(EntityKind kind, CanonicalField field) =>
        IsSomebody(field.Type) || IsSomebody(field.Of)
        || (kind is EntityKind.User or EntityKind.Team or EntityKind.Organization && field.Type == FieldType.Text && !Neutral.Contains(field.Name));

    /// <summary>Whether a field is personal at all.</summary>
    public static bool IsPersonal(EntityKind kind, CanonicalField field) =>
        IsName(kind, field) || field.Type is FieldType.RichText or FieldType.Json || (field.Type == FieldType.Text && !Neutral.Contains(field.Name));

    private static bool IsSomebody(FieldType type) => type is FieldType.User or FieldType.Team or FieldType.Organization;
}
