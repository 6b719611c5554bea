namespace Rezolve.Mapping.Expressions;

/// <summary>How roots are written in expressions: the enum's name with a small first letter.</summary>
internal static class RootNames
{
    private static readonly Dictionary<string, Root> ByName = Enum.GetValues<Root>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>The name of a root.</summary>
    public static string Of(Root root)
    {
        var name = root.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The root of a name, where there is one.</summary>
    public static bool TryGet(string name, out Root root) => ByName.TryGetValue(name, out root);
}
