using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rezolve.Mapping.Language.Schemas;

/// <summary>Writes the JSON Schema of a shape: the portable subset of draft 2020-12 that editors understand, one self-contained file.</summary>
internal sealed class SchemaWriter
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private readonly SortedDictionary<string, JsonNode> _definitions = new(StringComparer.Ordinal);
    private readonly WrittenSchema _written;
    private readonly WrittenSchema _parts;

    private SchemaWriter()
    {
        _written = new WrittenSchema(Reference, Part);
        _parts = new WrittenSchema(Part, Part) { OfWhole = _written };
    }

    /// <summary>The schema of a shape as text, ending in a line feed.</summary>
    public static string Write(Shape shape, string id)
    {
        var writer = new SchemaWriter();
        var described = new JsonObject { ["type"] = "object" };
        WrittenSchema.Describe(described, shape.Title, shape.Summary, shape.Example);
        foreach (var (name, value) in writer.Describe(shape))
            described[name] = value?.DeepClone();
        if (WrittenSchema.SnippetsOf(shape) is { } snippets)
            described["defaultSnippets"] = snippets;
        return writer.Write(described, id);
    }

    /// <summary>The schema of a tagged object as text, ending in a line feed.</summary>
    public static string Write(KindFamily family, string title, string summary, string id)
    {
        var writer = new SchemaWriter();
        var described = writer._written.Describe(new Written.Tagged(family), "The file");
        WrittenSchema.Describe(described, title, summary, null);
        return writer.Write(described, id);
    }

    private string Write(JsonObject described, string id)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = id,
        };
        foreach (var (name, value) in described)
            schema[name] = value?.DeepClone();
        schema["$defs"] = new JsonObject(_definitions.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, one.Value)));
        EntityNames.AddTo(schema);
        return schema.ToJsonString(Pretty) + "\n";
    }

    private JsonObject Reference(Shape shape)
    {
        if (_definitions.TryAdd(shape.Name, true))
            _definitions[shape.Name] = Describe(shape);
        return new JsonObject { ["$ref"] = $"#/$defs/{shape.Name}" };
    }

    private JsonObject Part(Shape shape)
    {
        var name = shape.Name + "Part";
        if (_definitions.TryAdd(name, true))
            _definitions[name] = _parts.Members(shape.Members);
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    // What it is for is said where it is referred to: an editor would otherwise show the same for every member that holds one.
    private JsonObject Describe(Shape shape)
    {
        var whole = _written.Members(shape.Members);
        if (shape.Inherits is not { } inherits)
            return whole;
        var part = new JsonObject { ["allOf"] = new JsonArray(Part(shape)) };
        if (shape.NeverInherited.Count > 0)
            part["required"] = new JsonArray([.. shape.NeverInherited.Select(name => (JsonNode)name)]);
        return new JsonObject { ["if"] = new JsonObject { ["required"] = new JsonArray(inherits) }, ["then"] = part, ["else"] = whole };
    }
}
