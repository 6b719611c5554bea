using System.Text.Json;
using Rezolve.Json.Paths;

namespace Conformance.Suites;

/// <summary>RFC 9535: every case of the JSONPath compliance suite, refused selectors included.</summary>
internal sealed class JsonPathSuite : ISuite
{
    private static readonly JsonPathLimits Limits = new(NodeVisits: 100_000, Results: 10_000, FilterDepth: 8);

    public string Name => "jsonpath";

    public bool Required => true;

    public Tally Run(string suitesFolder)
    {
        var tally = new Tally();
        foreach (var test in JsonPathCases.Read(suitesFolder))
        {
            tally.Count(JsonPathCases.Name(test), () => Passes(test));
        }

        return tally;
    }

    private static bool Passes(JsonElement test)
    {
        var parsed = JsonPath.TryParse(JsonPathCases.Selector(test), out var path, out _);
        if (JsonPathCases.IsRefusal(test) || !parsed)
        {
            return parsed != JsonPathCases.IsRefusal(test);
        }

        var result = path!.Evaluate(test.GetProperty("document"), Limits);
        return result.IsComplete
            && Matches(test, "result", result.Nodes, (node, expected) => JsonElement.DeepEquals(node.Value, expected))
            && Matches(test, "result_paths", result.Nodes, (node, expected) => node.NormalizedPath == expected.GetString());
    }

    /// <summary>Compares with the one list a case allows, or with each of several; a case without such a list asks nothing.</summary>
    private static bool Matches(JsonElement test, string member, IReadOnlyList<JsonPathNode> nodes, Func<JsonPathNode, JsonElement, bool> same)
    {
        if (test.TryGetProperty(member, out var only))
        {
            return MatchesList(only, nodes, same);
        }

        return !test.TryGetProperty(member.Replace("result", "results", StringComparison.Ordinal), out var several)
            || several.EnumerateArray().Any(list => MatchesList(list, nodes, same));
    }

    private static bool MatchesList(JsonElement list, IReadOnlyList<JsonPathNode> nodes, Func<JsonPathNode, JsonElement, bool> same) =>
        list.GetArrayLength() == nodes.Count && list.EnumerateArray().Zip(nodes).All(pair => same(pair.Second, pair.First));
}
