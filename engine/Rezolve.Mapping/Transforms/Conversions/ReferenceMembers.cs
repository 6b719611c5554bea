using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions;

/// <summary>The members a reference may have in canonical JSON, in order, each with the field of the referenced entity it is read from.</summary>
internal static class ReferenceMembers
{
    /// <summary>What identifies it within its system.</summary>
    public const string Key = "key";

    /// <summary>Member names and the fields that give them; the first field that is there counts.</summary>
    public static IReadOnlyList<(string Member, string[] Fields)> Others { get; } =
        [("username", ["username"]), ("email", ["email"]), ("name", ["displayName", "name"])];

    /// <summary>Whether a value is a reference: an object that has one of the members as text.</summary>
    public static bool NamesSomebody(in Value value)
    {
        if (value.Kind != ValueKind.Object)
            return false;
        var reference = value;
        return reference[Key].Kind == ValueKind.Text || Others.Any(other => reference[other.Member].Kind == ValueKind.Text);
    }
}
