using System.Text.Json;
using Rezolve.Json.Paths;
using Rezolve.Json.Paths.Selectors;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>How far a forward pass can follow a path.</summary>
/// <param name="Steps">What it can follow.</param>
/// <param name="Rest">The rest, to be evaluated over the value the steps lead to; null where the steps are the whole path.</param>
internal sealed record FollowedPath(IReadOnlyList<LayoutStep> Steps, JsonPath? Rest)
{
    private const long FarthestIndex = 1000; // each place up to the index costs a word of the layout

    /// <summary>Splits a path.</summary>
    public static FollowedPath Of(JsonPath path)
    {
        var steps = new List<LayoutStep>();
        foreach (var segment in path.Segments)
        {
            if (Step(segment) is not { } step)
                break;
            steps.Add(step);
        }
        if (steps.Count == path.Segments.Count)
            return new FollowedPath(steps, null);
        var rest = "$" + string.Concat(path.Segments.Skip(steps.Count));
        // A filter that looks at $ needs the whole document.
        return rest.IndexOf('$', 1) < 0 ? new FollowedPath(steps, JsonPath.Parse(rest)) : new FollowedPath([], path);
    }

    private static LayoutStep? Step(PathSegment segment) => segment is { IsDescendant: false, Selectors: [var only] }
        ? only switch
        {
            NameSelector name => new LayoutStep.Name(name.Name),
            IndexSelector { Index: >= 0 and <= FarthestIndex } index => new LayoutStep.Index((int)index.Index),
            WildcardSelector => new LayoutStep.Every(),
            FilterSelector filter when filter.TryGetEqualities(out var equalities) =>
                new LayoutStep.Where([.. equalities.Select(test => new LayoutEquality(test.Name, Literal(test.Value.Element)))]),
            _ => null,
        }
        : null;

    private static Value Literal(JsonElement literal) => ValueJson.Read(literal);
}
