using System.Text.Json;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>One JSON document and the schema resources found in it, by the JSON Pointer of their root.</summary>
internal sealed class SchemaDocument(JsonElement root)
{
    public JsonElement Root => root;

    public Dictionary<string, SchemaResource> Resources { get; } = new(StringComparer.Ordinal);
}
