using System.Text.Json;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Evaluating;

/// <summary>A JSONPath: gives the nodes it selects.</summary>
/// <param name="path">The path.</param>
/// <param name="showPaths">Show the normalised paths of the nodes instead of their values.</param>
internal sealed class PathTrial(JsonPath path, bool showPaths) : ITrial
{
    /// <inheritdoc/>
    public bool NeedsDocument => true;

    /// <inheritdoc/>
    public void Run(JsonElement document, string place, Reporter report, DiagnosticBag bag)
    {
        var result = path.Evaluate(document, ReadingLimits.Paths);
        if (!result.IsComplete)
        {
            bag.Report(CommandRules.NoValue, null, $"The path needs more work than is granted{place}: {result.Outcome}.", "Write a narrower path.");
            return;
        }
        if (report.Voice.IsJson)
        {
            report.Json(json => WriteNodes(json, result.Nodes));
            return;
        }
        foreach (var node in result.Nodes)
            report.Line(showPaths ? node.NormalizedPath : SafeText.Of(ValueJson.ToText(ValueJson.Read(node.Value))));
    }

    private static void WriteNodes(Utf8JsonWriter json, IReadOnlyList<JsonPathNode> nodes)
    {
        json.WriteStartObject();
        json.WriteStartArray("nodes");
        foreach (var node in nodes)
        {
            json.WriteStartObject();
            json.WriteString("path", node.NormalizedPath);
            json.WritePropertyName("value");
            ValueJson.Write(json, ValueJson.Read(node.Value));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
