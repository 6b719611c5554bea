using System.Text.Json;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Events;

/// <summary>An event as it is told to others: <c>schemas/event.schema.json</c>.</summary>
internal static class EventDocument
{
    /// <summary>Writes the members of an event.</summary>
    /// <param name="json">Where to, within an object.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="happened">The event, which has its place.</param>
    public static void Write(Utf8JsonWriter json, string tenant, HubEvent happened)
    {
        json.WriteNumber("place", happened.Place);
        json.WriteString("id", happened.Id);
        json.WriteString("at", RowValues.Text(happened.At));
        json.WriteString("type", happened.Type);
        json.WriteString("tenant", tenant);
        json.WriteString("ticket", happened.Ticket);
        json.WriteString("cause", happened.Cause);
        if (happened.CausedBy is { } cause)
            json.WriteString("causedBy", cause);
        if (happened.Changes.Count > 0)
        {
            json.WriteStartObject("changes");
            foreach (var (field, change) in happened.Changes)
            {
                json.WriteStartObject(field);
                Member(json, "from", change.From);
                Member(json, "to", change.To);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        if (happened.About.Count == 0)
            return;
        json.WriteStartObject("about");
        foreach (var (name, text) in happened.About)
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter json, string name, in Value value)
    {
        json.WritePropertyName(name);
        ValueJson.Write(json, value.IsFault || value.Kind == ValueKind.Undefined ? Value.Null : value);
    }
}
