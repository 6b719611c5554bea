using Rezolve.Json.Paths;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Checking.Paths;

/// <summary>A path as it stands in a manifest: a JSONPath, or a chain of names in an expression.</summary>
/// <param name="Node">The text it stands in.</param>
/// <param name="Spot">Where it stands.</param>
/// <param name="Path">What it selects.</param>
/// <param name="Shown">How the author wrote it.</param>
/// <param name="Kinds">What the slot takes.</param>
/// <param name="Root">The root of a chain, such as <c>record</c>; null for a JSONPath.</param>
internal sealed record WrittenPath(AuthoredNode Node, SourceSpot Spot, JsonPath Path, string Shown, ValueKinds Kinds, Expressions.Root? Root)
{
    /// <summary>The names and indices that lead to the text, from the outermost object on.</summary>
    public string[] Way { get; } = WayTo(Node);

    private static string[] WayTo(AuthoredNode node)
    {
        var way = new List<string>();
        for (var at = node; at.Parent is not null; at = at.Parent)
            way.Add(at.Name ?? $"{at.Index}");
        way.Reverse();
        return [.. way];
    }
}
