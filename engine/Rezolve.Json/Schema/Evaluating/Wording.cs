using System.Globalization;
using System.Text.Json;

namespace Rezolve.Json.Schema.Evaluating;

/// <summary>How values and choices are written in messages.</summary>
internal static class Wording
{
    private const int Longest = 60;
    private const int MostChoices = 20;

    /// <summary>A value as something that was found: its type, and the value itself where it is short.</summary>
    public static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text " + Shown(value),
        JsonValueKind.Number => "number " + Shown(value),
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => Shown(value),
    };

    /// <summary>A value as JSON, cut where it is long.</summary>
    public static string Shown(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? Quoted(value.GetString()!) : value.GetRawText();
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest), "…");
    }

    public static string Quoted(string text) => $"\"{text}\"";

    public static string TypeName(string type) => type switch
    {
        "string" => "text",
        "integer" => "a whole number",
        "number" => "a number",
        "object" => "an object",
        "array" => "an array",
        "boolean" => "true or false",
        _ => "null",
    };

    /// <summary>Joins choices: <c>a, b or c</c>.</summary>
    public static string Choices(IEnumerable<string> choices, string last = "or")
    {
        var all = choices.Distinct().ToList();
        if (all.Count > MostChoices)
        {
            var hidden = all.Count - MostChoices;
            return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(MostChoices))} {last} {hidden} more");
        }
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} {last} {all[^1]}";
    }

    /// <summary>A number of things, the thing in the singular for one.</summary>
    public static string Count(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>The end of a message that offers a near miss; empty where nothing is near.</summary>
    public static string DidYouMean(string word, IEnumerable<string> candidates) =>
        NearMiss.Of(word, candidates) is { } near ? $"; did you mean {Quoted(near)}?" : "";
}
