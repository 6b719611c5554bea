using System.Buffers;
using System.Text.Json;

namespace Rezolve.Json.Reading.Checking;

/// <summary>Rewrites a document so that each key stays once, with its last value at its last place.</summary>
internal static class LastKeyWins
{
    public static ReadOnlyMemory<byte> Rewrite(JsonElement root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = int.MaxValue }))
        {
            Write(writer, root);
        }
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object) WriteObject(writer, element);
        else if (element.ValueKind == JsonValueKind.Array) WriteArray(writer, element);
        else element.WriteTo(writer);
    }

    private static void WriteArray(Utf8JsonWriter writer, JsonElement array)
    {
        writer.WriteStartArray();
        foreach (var item in array.EnumerateArray()) Write(writer, item);
        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement value)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject()) left[member.Name] = left.GetValueOrDefault(member.Name) + 1;
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject())
        {
            if (--left[member.Name] > 0) continue;
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value);
        }
        writer.WriteEndObject();
    }
}
