using System.Text;
using System.Text.Json;

namespace Rezolve.Mapping.Values;

/// <summary>Reads values from JSON in one pass, without a document in between.</summary>
internal static class ValueReader
{
    /// <summary>Reads one value.</summary>
    /// <param name="utf8">The JSON, of one value and white space.</param>
    /// <exception cref="JsonException">It is not JSON, or nests more than 64 deep.</exception>
    public static Value Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var value = ReadValue(ref reader);
        reader.Read(); // reports what follows the value
        return value;
    }

    /// <summary>Reads the value on whose first token a reader stands, which stands on its last afterwards; the reader limits the depth itself.</summary>
    public static Value Read(ref Utf8JsonReader reader) => ReadValue(ref reader);

    private static Value ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Value.Of(ReadText(ref reader)),
        JsonTokenType.Number => Value.NumberOf(Encoding.UTF8.GetString(reader.ValueSpan)),
        JsonTokenType.True => Value.True,
        JsonTokenType.False => Value.False,
        JsonTokenType.Null => Value.Null,
        JsonTokenType.StartArray => ReadList(ref reader),
        _ => ReadObject(ref reader),
    };

    private static Value ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader));
        return Value.Of(items);
    }

    private static Value ReadObject(ref Utf8JsonReader reader)
    {
        var members = new ValueObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = ReadText(ref reader);
            reader.Read();
            members[name] = ReadValue(ref reader);
        }
        return Value.Of(members);
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return LoneSurrogates.Decode(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }
}
