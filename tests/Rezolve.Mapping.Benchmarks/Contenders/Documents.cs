using System.Buffers;
using System.Text.Json;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>Written by hand over a JsonDocument, as most would write it.</summary>
internal sealed class Documents : WritingContender
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => "JsonDocument";

    protected override void Map(ReadOnlyMemory<byte> ticket, ArrayBufferWriter<byte> output)
    {
        using var document = JsonDocument.Parse(ticket);
        using var writer = new Utf8JsonWriter(output, Relaxed);
        var root = document.RootElement;
        writer.WriteStartObject();
        writer.WriteString("key", root.GetProperty("id").GetRawText());
        Copy(writer, "type", root.GetProperty("type"));
        Copy(writer, "subject", root.GetProperty("subject"));
        writer.WriteStartObject("description");
        writer.WriteString("format", "plain");
        Copy(writer, "text", root.GetProperty("description"));
        writer.WriteEndObject();
        writer.WriteString("status", Codes.Of(Codes.Status, root.GetProperty("status").GetString()!));
        writer.WriteString("priority", Codes.Of(Codes.Priority, root.GetProperty("priority").GetString()!));
        Reference(writer, "requester", root.GetProperty("requester_id"));
        Reference(writer, "submitter", root.GetProperty("submitter_id"));
        Reference(writer, "assignee", root.GetProperty("assignee_id"));
        Reference(writer, "team", root.GetProperty("group_id"));
        Reference(writer, "organization", root.GetProperty("organization_id"));
        writer.WriteStartArray("tags");
        foreach (var tag in root.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).Order(StringComparer.Ordinal))
            writer.WriteStringValue(tag);
        writer.WriteEndArray();
        Copy(writer, "createdAt", root.GetProperty("created_at"));
        Copy(writer, "updatedAt", root.GetProperty("updated_at"));
        Copy(writer, "channel", root.GetProperty("via").GetProperty("channel"));
        writer.WriteStartObject("custom");
        foreach (var field in root.GetProperty("custom_fields").EnumerateArray())
        {
            var id = field.GetProperty("id").GetInt32();
            if (id == Codes.Severity)
                Copy(writer, "severity", field.GetProperty("value"));
            else if (id == Codes.Order)
                Copy(writer, "order", field.GetProperty("value"));
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Copy(Utf8JsonWriter writer, string name, JsonElement value)
    {
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private static void Reference(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            writer.WriteNull(name);
            return;
        }
        writer.WriteStartObject(name);
        writer.WriteString("key", value.GetRawText());
        writer.WriteEndObject();
    }
}
