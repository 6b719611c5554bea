using System.Text.Json.Nodes;

namespace Rezolve.Mapping.Language.Schemas;

/// <summary>The schema of several forms that are told apart by JSON kind: one node with several types, since a oneOf makes an editor blame the wrong branch.</summary>
/// <param name="message">What an editor says where none fits.</param>
/// <param name="describe">The schema of one form.</param>
internal sealed class FormsSchema(string message, Func<Written, JsonObject> describe)
{
    /// <summary>The schema of the forms together.</summary>
    public JsonObject Describe(Written.ShortOrLong either)
    {
        var merged = new JsonObject();
        var types = new List<string>();
        foreach (var form in Forms(either))
            Merge(merged, types, form, describe(form));
        merged["type"] = types.Count == 1 ? types[0] : new JsonArray([.. types.Distinct().Select(type => (JsonNode)type)]);
        return merged;
    }

    /// <summary>The forms one by one.</summary>
    public static IEnumerable<Written> Forms(Written written) =>
        written is Written.ShortOrLong either ? Forms(either.Short).Concat(Forms(either.Long)) : [written];

    private void Merge(JsonObject merged, List<string> types, Written form, JsonObject schema)
    {
        if (schema["type"] is JsonArray several)
            types.AddRange(several.Select(type => (string)type!));
        else if (schema["type"] is { } type)
            types.Add((string)type!);
        if (form is Written.Choice choice)
        {
            Add(merged, "allOf", OnlyText(choice));
            Add(merged, "defaultSnippets", [.. choice.Words.Select(Snippet)]);
            return;
        }
        foreach (var (name, value) in schema.Where(one => one.Key != "type").ToList())
        {
            if (name is "allOf" or "defaultSnippets")
                Add(merged, name, [.. ((JsonArray)value!).Select(item => item!.DeepClone())]);
            else
                merged[name] = value?.DeepClone();
        }
    }

    private static void Add(JsonObject merged, string name, params JsonNode[] items)
    {
        var list = (JsonArray)(merged[name] ??= new JsonArray());
        foreach (var item in items)
            list.Add(item);
    }

    // Words count for text alone, since an object of another form is no word either.
    private JsonObject OnlyText(Written.Choice choice) => new()
    {
        ["if"] = new JsonObject { ["type"] = "string" },
        ["then"] = new JsonObject
        {
            ["enum"] = new JsonArray([.. choice.Words.Select(word => (JsonNode)word.Name)]),
            ["enumDescriptions"] = new JsonArray([.. choice.Words.Select(word => (JsonNode)word.Summary)]),
            ["errorMessage"] = message,
        },
    };

    // An editor offers no words from below a condition.
    private static JsonObject Snippet(Word word) => new() { ["label"] = $"\"{word.Name}\"", ["description"] = word.Summary, ["body"] = word.Name };
}
