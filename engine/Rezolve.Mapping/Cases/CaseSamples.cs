using System.Text.Json;
using Rezolve.Json.Paths;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Checking.Paths;
using Rezolve.Mapping.Checking.Samples;
using Rezolve.Mapping.Manifests;

namespace Rezolve.Mapping.Cases;

/// <summary>Takes the cases of a connector for samples: the records they read, the answers they play, and the rows of those.</summary>
/// <param name="manifest">The connector as written.</param>
/// <param name="limits">How much work one evaluation of a path may be.</param>
internal sealed class CaseSamples(ConnectorManifest manifest, JsonPathLimits limits)
{
    private const int FirstRefusal = 400;
    private readonly SampleSet _samples = new();
    private readonly RequestMatch _match = new(manifest);

    /// <summary>What the cases hold.</summary>
    public static SampleSet Of(ConnectorManifest manifest, IEnumerable<CaseFile> cases, JsonPathLimits limits)
    {
        var samples = new CaseSamples(manifest, limits);
        foreach (var file in cases)
            samples.Add(file);
        return samples._samples;
    }

    private void Add(CaseFile file)
    {
        if (file.Text("entity") is { } entity)
        {
            foreach (var record in new[] { file.Root["record"], file.Root["current"] }.OfType<AuthoredNode>())
                AddOf(PathDocument.Record, entity, file, record.ToElement());
        }
        string? operation = null;
        foreach (var exchange in file.Root["exchange"]?.Items ?? [])
        {
            operation = _match.OperationOf(exchange["request"]!.Text!, file) ?? operation;
            if (operation is not null && exchange["answer"]?["body"] is { } body && (exchange["answer"]!["status"]?.Integer ?? 200) < FirstRefusal)
                AddAnswer(operation, file, body.ToElement());
        }
    }

    private void AddAnswer(string name, CaseFile file, JsonElement body)
    {
        AddOf(PathDocument.Body, name, file, body);
        var operation = manifest.Root["operations"]![name]!;
        if (operation["each"] is not null)
            return;
        foreach (var row in Select(operation["records"], body))
        {
            AddOf(PathDocument.Row, name, file, row);
            foreach (var entity in manifest.Entries("entities").Where(entity => ReadsRowsOf(entity, name)))
                AddOf(PathDocument.Record, entity.Name!, file, row);
        }
        foreach (var entity in manifest.Entries("entities").Where(entity => (entity["get"]?.String ?? entity["get"]?["operation"]?.String) == name))
        {
            foreach (var result in operation["result"] is { } path ? Select(path, body) : [body])
                AddOf(PathDocument.Record, entity.Name!, file, result);
        }
    }

    private static bool ReadsRowsOf(AuthoredNode entity, string operation) =>
        entity["list"]?.String == operation
        || new[] { entity["changes"], entity["list"] }.Any(feed => feed?["operation"]?.String == operation && feed["hint"] is null)
        || (entity["match"]?.Items ?? []).Any(rule => rule["operation"]?.String == operation);

    private IEnumerable<JsonElement> Select(AuthoredNode? path, JsonElement body) =>
        path?.String is { } text && JsonPath.TryParse(text, out var parsed, out _)
            ? parsed.Evaluate(body, limits).Nodes.Select(node => node.Value)
            : [];

    private void AddOf(PathDocument document, string name, CaseFile file, JsonElement content) => _samples.Add(document, name, new Sample(file.File.Name, content));
}
