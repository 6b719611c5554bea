using System.Text.Json;
using Rezolve.Json;
using Rezolve.Json.Paths;
using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Mapping.Checking.Samples;

/// <summary>Where a path loses its way in samples, in which it selects nothing.</summary>
/// <param name="Reason">What is not there, in words that follow a colon.</param>
/// <param name="Remedy">What to try; null for the usual.</param>
/// <param name="DidYouMean">The member that was probably meant.</param>
internal sealed record PathLoss(string Reason, string? Remedy = null, string? DidYouMean = null)
{
    private const int MostNames = 12;

    /// <summary>The loss; null where the samples only show an empty list, which says nothing of its elements.</summary>
    public static PathLoss? Find(JsonPath path, IReadOnlyList<Sample> samples, JsonPathLimits limits)
    {
        IReadOnlyList<JsonElement> parents = [.. samples.Select(sample => sample.Content)];
        for (var taken = 1; taken <= path.Segments.Count; taken++)
        {
            var prefix = JsonPath.Parse("$" + string.Concat(path.Segments.Take(taken)));
            var nodes = samples.SelectMany(sample => prefix.Evaluate(sample.Content, limits).Nodes).Select(node => node.Value).ToList();
            if (nodes.Count == 0)
                return Judge(path.Segments[taken - 1], parents, "$" + string.Concat(path.Segments.Take(taken - 1)));
            parents = nodes;
        }
        return null;
    }

    private static PathLoss? Judge(PathSegment segment, IReadOnlyList<JsonElement> parents, string place)
    {
        if (parents.All(parent => parent.ValueKind == JsonValueKind.Null))
            return new PathLoss($"{place} is null in each", "Record a case in which it has a value.");
        return segment.Selectors switch
        {
            [NameSelector name] when !segment.IsDescendant => OfName(name.Name, parents, place),
            [FilterSelector filter] => OfFilter(filter, parents, place),
            _ => parents.Any(parent => parent.ValueKind is JsonValueKind.Array or JsonValueKind.Object) ? null : new PathLoss($"{place} is no list"),
        };
    }

    private static PathLoss OfName(string name, IReadOnlyList<JsonElement> parents, string place)
    {
        var objects = parents.Where(parent => parent.ValueKind == JsonValueKind.Object).ToList();
        if (objects.Count == 0 && parents.Any(parent => parent.ValueKind == JsonValueKind.Array))
            return new PathLoss($"{place} is a list, which has no member '{name}'", $"Write {place}[*] for all of its elements, or {place}[0] for the first.");
        if (objects.Count == 0)
            return new PathLoss($"{place} is no object");
        var seen = objects.SelectMany(one => one.EnumerateObject()).Select(member => member.Name).Distinct().ToList();
        var shown = string.Join(", ", seen.Take(MostNames)) + (seen.Count > MostNames ? ", …" : "");
        return new PathLoss(
            $"{place} has no member '{name}'", seen.Count == 0 ? null : $"Members seen at {place}: {shown}. If the member is right, record a case that has it.", NearMiss.Of(name, seen));
    }

    private static PathLoss? OfFilter(FilterSelector filter, IReadOnlyList<JsonElement> parents, string place)
    {
        var elements = parents.Where(parent => parent.ValueKind == JsonValueKind.Array).SelectMany(list => list.EnumerateArray()).ToList();
        if (elements.Count == 0)
            return parents.Any(parent => parent.ValueKind == JsonValueKind.Array) ? null : new PathLoss($"{place} is no list");
        var reason = $"no element of {place} fits {filter}";
        if (!filter.TryGetEqualities(out var equalities) || equalities is not [var (name, literal)])
            return new PathLoss(reason);
        var seen = elements.Where(one => one.ValueKind == JsonValueKind.Object && one.TryGetProperty(name, out _)).Select(one => one.GetProperty(name).ToString()).Distinct().ToList();
        return seen.Count == 0
            ? new PathLoss($"{reason}, none has a member '{name}'")
            : new PathLoss(reason, $"Values of '{name}' seen: {string.Join(", ", seen.Take(MostNames))}.", NearMiss.Of(literal.ToString()!.Trim('\'', '"'), seen));
    }
}
