using static Rezolve.Mapping.Tickets.FieldType;

namespace Rezolve.Mapping.Tickets;

/// <summary>The fields of people and groups of people.</summary>
internal static class PeopleFields
{
    public static IReadOnlyList<CanonicalField> User { get; } =
    [
        new("displayName", Text, "The name others see."),
        new("username", Text, "The name used to sign in."),
        new("email", Text, "The address that mail goes to."),
        new("active", FieldType.Boolean, "Whether the person may still work there."),
        new("timeZone", Text, "The person's time zone by its IANA name."),
        new("externalId", Text, "What a directory outside knows the person by, the same in every system that takes its people from there."),
        new("accountType", Choice, "What kind of account it is.") { Words = ["agent", "customer", "bot", "placeholder"] },
    ];

    public static IReadOnlyList<CanonicalField> Team { get; } =
    [
        new("name", Text, "The team's name."),
        new("email", Text, "The team's shared address."),
    ];

    public static IReadOnlyList<CanonicalField> Organization { get; } =
    [
        new("name", Text, "The organisation's name."),
        new("email", Text, "The organisation's shared address."),
    ];
}
