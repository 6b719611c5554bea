namespace Rezolve.Mapping.Transforms.Conversions;

/// <summary>The members a reference may have in canonical JSON, in order, each with the field of the referenced entity it is read from.</summary>
internal static class ReferenceMembers
{
    /// <summary>What identifies it within its system.</summary>
    public const string Key = "key";

    /// <summary>Member names and the fields that give them; the first field that is there counts.</summary>
    public static IReadOnlyList<(string Member, string[] Fields)> Others { get; } =
        [("username", ["username"]), ("email", ["email"]), ("name", ["displayName", "name"])];
}
