using Rezolve.Json.Paths;
using Rezolve.Mapping.Checking.Paths;
using Rezolve.Mapping.Manifests;

namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>What the document says of the answers of operations, of their rows, and so of the records of entities.</summary>
/// <param name="manifest">The connector as written.</param>
/// <param name="operations">The operations of the document, by their names in the manifest.</param>
internal sealed class AnswerSchemas(ConnectorManifest manifest, IReadOnlyDictionary<string, ApiOperation> operations)
{
    /// <summary>The schemas of what a path is a path on; empty where the document does not tell.</summary>
    public IReadOnlyList<SchemaView> Of(PathUse use) => use.Document switch
    {
        PathDocument.Body => List(Body(use.Name)),
        PathDocument.Row => List(Rows(use.Name)),
        _ => Records(use.Name),
    };

    private static List<SchemaView> List(SchemaView? view) => view is null ? [] : [view];

    private SchemaView? Body(string name) =>
        operations.TryGetValue(name, out var operation) && operation.Response is { } schema ? SchemaView.Of(operation.Document, schema) : null;

    private SchemaView? Rows(string name)
    {
        if (Select(name, "records") is not { } found)
            return null;
        return found.Types.Contains("array") && !found.IsAny ? found.Item() : found;
    }

    private SchemaView? Select(string name, string member) =>
        Body(name) is { } body && manifest.Root["operations"]![name]![member]?.String is { } text && JsonPath.TryParse(text, out var path, out _)
            ? SchemaTrace.Follow(path, body).Found
            : null;

    private IReadOnlyList<SchemaView> Records(string name)
    {
        var entity = manifest.Root["entities"]![name]!;
        var rows = new[] { entity["changes"], entity["list"] }.Where(feed => feed is not null && feed["hint"] is null).Select(feed => feed!.String ?? feed["operation"]?.String)
            .Concat((entity["match"]?.Items ?? []).Select(rule => rule["operation"]?.String));
        var get = entity["get"]?.String ?? entity["get"]?["operation"]?.String;
        return [.. rows.OfType<string>().Distinct().Select(Rows).Append(get is null ? null : Result(get)).OfType<SchemaView>()];
    }

    private SchemaView? Result(string name) => manifest.Root["operations"]![name]?["result"] is null ? Body(name) : Select(name, "result");
}
