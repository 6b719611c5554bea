using System.Reflection;

namespace Rezolve.Mapping.Cli.Editing;

/// <summary>The schemas that travel inside the command.</summary>
internal static class ShippedSchemas
{
    private const string Prefix = "schemas/";
    private static readonly Assembly Home = typeof(ShippedSchemas).Assembly;

    /// <summary>Their file names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal),
    ];

    /// <summary>Which of them is for which files.</summary>
    public static IReadOnlyList<(string Schema, string Files)> Associations =>
        [("connector.schema.json", "*.connector.json"), ("workspace.schema.json", "rezolve.json"), ("case.schema.json", "*.case.json")];

    /// <summary>A schema's bytes.</summary>
    public static byte[] Read(string name)
    {
        using var stream = Home.GetManifestResourceStream(Prefix + name) ?? throw new InvalidOperationException($"There is no schema '{name}'.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
