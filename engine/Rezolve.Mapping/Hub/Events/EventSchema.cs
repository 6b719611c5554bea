using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rezolve.Mapping.Hub.Events;

/// <summary>Writes the JSON Schema of an event from the catalogue of types.</summary>
internal static class EventSchema
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The schema as text, ending in a line feed.</summary>
    /// <param name="id">Its address.</param>
    public static string Write(string id) => new JsonObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = id,
        ["title"] = "Event",
        ["description"] = "Something that happened in the hub. Events have one order without gaps: who has seen one place asks for what is after it, and misses none.",
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["place"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["description"] = "Its place in the order of all events of the tenant." },
            ["id"] = Text("Its identity: who is told twice knows it by this."),
            ["at"] = Formatted("When it happened, in UTC."),
            ["type"] = new JsonObject { ["enum"] = new JsonArray([.. EventTypes.All.Keys.Select(type => (JsonNode)type)]), ["description"] = Meanings() },
            ["tenant"] = Text("Whose ticket it is."),
            ["ticket"] = Text("The hub's ticket."),
            ["cause"] = Text("What brought it about, for people."),
            ["causedBy"] = Text("The `id` of the event that brought it about."),
            ["changes"] = Members("What changed, by canonical field.", new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["from"] = Any("The value before."), ["to"] = Any("The value after.") },
                ["required"] = new JsonArray("from", "to"),
                ["additionalProperties"] = false,
            }),
            ["about"] = Members("What else there is to say of it: which comment, which conflict, which clock.", Text("The value.")),
        },
        ["required"] = new JsonArray("place", "id", "at", "type", "tenant", "ticket", "cause"),
        ["additionalProperties"] = false,
    }.ToJsonString(Pretty) + "\n";

    private static string Meanings() => string.Join(' ', EventTypes.All.Select(type => $"`{type.Key}`: {type.Value}"));

    private static JsonObject Members(string description, JsonObject each) => new() { ["type"] = "object", ["description"] = description, ["additionalProperties"] = each };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Formatted(string description) => new() { ["type"] = "string", ["format"] = "date-time", ["description"] = description };

    private static JsonObject Any(string description) => new() { ["description"] = description };
}
