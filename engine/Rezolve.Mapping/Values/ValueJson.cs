using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rezolve.Mapping.Values;

/// <summary>Between <see cref="Value"/> and JSON. Instants are written as ISO 8601 in UTC, durations as ISO 8601, faults never.</summary>
public static class ValueJson
{
    // Most values that are kept fit, so that the buffer need not grow step by step.
    private const int UsualBytes = 2048;

    // A buffer that one very large value has made is not kept.
    private const int MostKept = 256 * 1024;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _own;

    /// <summary>The value of a JSON element. A lone surrogate escape reads as U+FFFD.</summary>
    public static Value Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Value.Of(ReadText(element)),
        JsonValueKind.Number => Value.NumberOf(element.GetRawText()),
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Null => Value.Null,
        JsonValueKind.Array => ReadList(element),
        JsonValueKind.Object => ReadObject(element),
        _ => Value.Undefined,
    };

    /// <summary>The value of JSON bytes; text that is no JSON is a fault.</summary>
    public static Value Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return ValueReader.Read(utf8.Span);
        }
        catch (JsonException problem)
        {
            return Value.Fault($"the text is not JSON: {problem.Message}");
        }
    }

    /// <summary>Writes a value. An undefined member is left out; an undefined element or whole is written as null.</summary>
    public static void Write(Utf8JsonWriter writer, in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Undefined or ValueKind.Null: writer.WriteNullValue(); break;
            case ValueKind.Boolean: writer.WriteBooleanValue(value.Boolean); break;
            case ValueKind.Number: writer.WriteRawValue(value.Text, skipInputValidation: true); break;
            case ValueKind.List: WriteList(writer, value.List); break;
            case ValueKind.Object: WriteObject(writer, value.Object); break;
            case ValueKind.Fault: throw new InvalidOperationException($"A fault has no JSON: {value.Text}");
            default: writer.WriteStringValue(ValueText.Of(value)); break;
        }
    }

    /// <summary>Compact UTF-8 JSON.</summary>
    public static byte[] ToBytes(in Value value) => Written(value).ToArray();

    /// <summary>Compact JSON text; a fault gives <c>fault: reason</c>, undefined gives <c>undefined</c>.</summary>
    public static string ToText(in Value value) => value.Kind switch
    {
        ValueKind.Fault => $"fault: {value.Text}",
        ValueKind.Undefined => "undefined",
        _ => Encoding.UTF8.GetString(Written(value)),
    };

    // Valid until the thread writes the next value.
    private static ReadOnlySpan<byte> Written(in Value value)
    {
        var (buffer, writer) = _own ??= New();
        if (buffer.Capacity > MostKept)
            (buffer, writer) = (_own = New()).Value;
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        Write(writer, value);
        writer.Flush();
        return buffer.WrittenSpan;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) New()
    {
        var buffer = new ArrayBufferWriter<byte>(UsualBytes);
        return (buffer, new Utf8JsonWriter(buffer, Relaxed));
    }

    private static Value ReadList(JsonElement element)
    {
        var items = new List<Value>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
            items.Add(Read(item));
        return Value.Of(items);
    }

    private static Value ReadObject(JsonElement element)
    {
        var members = new ValueObject();
        foreach (var member in element.EnumerateObject())
            members[NameOf(member)] = Read(member.Value);
        return Value.Of(members);
    }

    private static string ReadText(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return LoneSurrogates.Decode(element.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            var raw = member.ToString().AsSpan();
            return LoneSurrogates.Decode(raw[1..LoneSurrogates.EndOfText(raw)]);
        }
    }

    private static void WriteList(Utf8JsonWriter writer, IReadOnlyList<Value> list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
            Write(writer, item);
        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, ValueObject members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            if (value.Kind == ValueKind.Undefined)
                continue;
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }
}
