using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rezolve.Mapping.Tickets;

/// <summary>Writes the JSON Schema of a canonical ticket from the catalogue of fields.</summary>
internal static class TicketSchema
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The schema as text, ending in a line feed.</summary>
    /// <param name="id">Its address.</param>
    public static string Write(string id) => new JsonObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = id,
        ["title"] = "Canonical ticket",
        ["description"] = "A ticket as every connector gives it. A field that is absent was not read; null means that there is none.",
        ["type"] = "object",
        ["properties"] = Properties(),
        ["required"] = new JsonArray("key"),
        ["additionalProperties"] = false,
        ["$defs"] = new JsonObject { ["reference"] = Reference(), ["richText"] = RichText() },
    }.ToJsonString(Pretty) + "\n";

    private static JsonObject Properties()
    {
        var properties = new JsonObject
        {
            ["key"] = Text("The vendor's immutable identity of the ticket, as text."),
            ["version"] = Text("The vendor's version token."),
            ["url"] = Text("The address at which people see the ticket."),
        };
        foreach (var field in CanonicalFields.Of(EntityKind.Ticket))
        {
            if (CanonicalFields.Place(EntityKind.Ticket, field.Name) is [var outer, var inner])
                ((JsonObject)(properties[outer] ??= Group())["properties"]!)[inner] = Describe(field);
            else
                properties[field.Name] = Describe(field);
        }
        properties["custom"] = new JsonObject { ["type"] = "object", ["description"] = "The customer's own fields, by name." };
        return properties;
    }

    private static JsonObject Group() => new() { ["type"] = "object", ["properties"] = new JsonObject(), ["additionalProperties"] = false };

    private static JsonObject Describe(CanonicalField field)
    {
        var schema = Of(field.Type, field.Of);
        schema["description"] = field.Summary;
        if (field is { Closed: true, Words.Count: > 0 })
            schema["enum"] = new JsonArray([.. field.Words.Select(word => (JsonNode)word), null]);
        else if (field.Words.Count > 0)
            schema["examples"] = new JsonArray([.. field.Words.Select(word => (JsonNode)word)]);
        return schema;
    }

    private static JsonObject Of(FieldType type, FieldType member) => type switch
    {
        FieldType.Number => Nullable("number"),
        FieldType.Integer => Nullable("integer"),
        FieldType.Boolean => Nullable("boolean"),
        FieldType.Instant => Formatted("date-time"),
        FieldType.Date => Formatted("date"),
        FieldType.Duration => Formatted("duration"),
        FieldType.RichText => new() { ["$ref"] = "#/$defs/richText" },
        FieldType.User or FieldType.Team or FieldType.Organization or FieldType.Ticket => new() { ["$ref"] = "#/$defs/reference" },
        FieldType.Set or FieldType.List => Several(type, member),
        FieldType.Json => [],
        _ => Nullable("string"),
    };

    private static JsonObject Several(FieldType type, FieldType member)
    {
        var schema = Nullable("array");
        schema["items"] = Of(member, FieldType.Text);
        if (type == FieldType.Set)
            schema["uniqueItems"] = true;
        return schema;
    }

    private static JsonObject Nullable(string type) => new() { ["type"] = new JsonArray(type, "null") };

    private static JsonObject Formatted(string format)
    {
        var schema = Nullable("string");
        schema["format"] = format;
        return schema;
    }

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Reference() => new()
    {
        ["title"] = "Reference",
        ["description"] = "Somebody or something else, as this vendor knows it: whichever is known.",
        ["type"] = new JsonArray("object", "null"),
        ["properties"] = new JsonObject
        {
            ["key"] = Text("The vendor's identity of it, as text."),
            ["username"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
            ["email"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
            ["name"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
        },
    };

    private static JsonObject RichText() => new()
    {
        ["title"] = "Formatted text",
        ["type"] = new JsonArray("object", "null"),
        ["properties"] = new JsonObject
        {
            ["format"] = Text("What the text is written in, such as plain or html."),
            ["text"] = Text("The text."),
        },
        ["required"] = new JsonArray("format", "text"),
        ["additionalProperties"] = false,
    };
}
