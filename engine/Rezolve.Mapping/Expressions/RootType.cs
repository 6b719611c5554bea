using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions;

/// <summary>What is known of a root before run time.</summary>
/// <param name="Kinds">What the root itself may be.</param>
/// <param name="Members">Its members, where they are a closed set; null where any member may occur.</param>
internal sealed record RootType(ValueKinds Kinds, IReadOnlyDictionary<string, RootType>? Members = null)
{
    /// <summary>Whether its text may stand in a query language without <c>quote</c>: an enumeration's code, or a key the engine makes.</summary>
    public bool IsSafe { get; init; }

    /// <summary>Anything, known only at run time.</summary>
    public static RootType Json { get; } = new(ValueKinds.Json);

    /// <summary>Text that is always there.</summary>
    public static RootType Text { get; } = new(ValueKinds.Text);

    /// <summary>An object with exactly these members.</summary>
    public static RootType ObjectOf(params (string Name, RootType Type)[] members) =>
        new(ValueKinds.Object, members.ToDictionary(member => member.Name, member => member.Type, StringComparer.Ordinal));
}
