using System.Globalization;
using System.Text.Json;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Instants and values as they are shown.</summary>
internal static class Words
{
    private const int MostShown = 80;

    /// <summary>An instant, to the second.</summary>
    public static string Of(DateTimeOffset? instant) => instant is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "never";

    /// <summary>A value on one line, shortened where it is long.</summary>
    public static string Of(in Value value)
    {
        var text = value.Kind switch
        {
            ValueKind.Undefined or ValueKind.Null => "nothing",
            ValueKind.Fault => $"unreadable ({value.Text})",
            // As people write it: JSON would spell out what lies beyond its first plane.
            ValueKind.Text => $"\"{value.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            _ => value.ToString(),
        };
        var line = text.ReplaceLineEndings("⏎");
        return line.Length <= MostShown ? line : $"{line[..MostShown]}…";
    }

    /// <summary>Writes a member that is an instant, unless there is none.</summary>
    public static void Instant(this Utf8JsonWriter json, string name, DateTimeOffset? instant)
    {
        if (instant is { } at)
            json.WriteString(name, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a member that is a text, unless there is none.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    /// <summary>Writes a member that is a value; one that is not there is left out, one that could not be read is told as its reason.</summary>
    public static void Value(this Utf8JsonWriter json, string name, in Value value)
    {
        if (value.Kind == ValueKind.Undefined)
            return;
        if (value.IsFault)
        {
            json.WriteStartObject(name);
            json.WriteString("unreadable", value.Text);
            json.WriteEndObject();
            return;
        }
        json.WritePropertyName(name);
        ValueJson.Write(json, value);
    }
}
