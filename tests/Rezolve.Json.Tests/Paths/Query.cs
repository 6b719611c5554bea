using System.Text.Json;
using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths;

/// <summary>Runs a path on a document text, in one line of a test.</summary>
internal static class Query
{
    public static JsonPathLimits Limits { get; } = new(NodeVisits: 100_000, Results: 10_000, FilterDepth: 8);

    public static JsonElement Document(string json) => JsonElement.Parse(json);

    public static JsonPathResult Run(string path, string json) => JsonPath.Parse(path).Evaluate(Document(json), Limits);

    /// <summary>The selected values as JSON texts, with a comma and a space between them.</summary>
    public static string Values(string path, string json)
    {
        var result = Run(path, json);
        Assert.Equal(JsonPathOutcome.Complete, result.Outcome);
        return string.Join(", ", result.Nodes.Select(node => node.Value.GetRawText()));
    }

    public static string[] Paths(string path, string json) => [.. Run(path, json).Nodes.Select(node => node.NormalizedPath)];
}
