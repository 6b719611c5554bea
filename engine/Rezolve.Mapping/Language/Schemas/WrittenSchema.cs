using System.Text.Json.Nodes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Schemas;

/// <summary>The schema of what may be written as one member's value.</summary>
/// <param name="reference">Gives a reference to a shape's definition.</param>
internal sealed class WrittenSchema(Func<Shape, JsonObject> reference)
{
    private const string DurationPattern = @"^P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$";

    private static readonly (ValueKinds Kind, string Type)[] JsonTypes =
        [(ValueKinds.Number, "number"), (ValueKinds.Boolean, "boolean"), (ValueKinds.List, "array"), (ValueKinds.Object, "object"), (ValueKinds.Null, "null")];

    private readonly TaggedSchema _tagged = new();

    /// <summary>Adds properties, what is required, and the free names, to an object's schema.</summary>
    public void AddMembers(JsonObject schema, IReadOnlyList<Member> members)
    {
        schema["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, Describe(member))));
        schema["patternProperties"] = new JsonObject { ["^(x-.*|\\$comment)$"] = true };
        var required = members.Where(member => member.Required).Select(member => (JsonNode)member.Name).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        var needs = members.Where(member => member.NeededFor is not null).Select(member => (JsonNode)NeededFor(member, member.NeededFor!)).ToArray();
        if (needs.Length > 0)
            schema["allOf"] = new JsonArray(needs);
    }

    private static JsonObject NeededFor(Member member, Need need) => new()
    {
        ["if"] = new JsonObject
        {
            ["properties"] = new JsonObject { [need.Member] = new JsonObject { ["enum"] = new JsonArray([.. need.Words.Select(word => (JsonNode)word)]) } },
            ["required"] = new JsonArray(need.Member),
        },
        ["then"] = new JsonObject { ["required"] = new JsonArray(member.Name) },
    };

    private JsonObject Describe(Member member)
    {
        var schema = Describe(member.Type);
        schema["title"] = member.Name;
        schema["description"] = Text(member);
        schema["markdownDescription"] = Text(member);
        if (member.Default is { } value)
            schema["default"] = JsonNode.Parse(value);
        if (member.Examples.Count > 0)
            schema["examples"] = new JsonArray([.. member.Examples.Select(example => JsonNode.Parse(example))]);
        return schema;
    }

    private static string Text(Member member) => member.Type is Written.Value { Slot: var slot }
        ? $"{member.Summary} Sees: {string.Join(", ", slot.Roots.Keys.Select(RootTypes.NameOf))}{(slot.Document is { } document ? $"; $ is {document}" : "")}."
        : member.Summary;

    /// <summary>The schema of a form.</summary>
    public JsonObject Describe(Written written) => written switch
    {
        Written.Text text => Text(text),
        Written.Path => WithPattern(@"^\$"),
        Written.Duration => WithPattern(DurationPattern),
        Written.NameOf => new() { ["type"] = "string" },
        Written.Choice choice => Choice(choice),
        Written.Whole whole => Whole(whole),
        Written.Flag => new() { ["type"] = "boolean" },
        Written.Value value => Value(value.Kinds),
        Written.Scalar => new() { ["type"] = new JsonArray("string", "number", "boolean") },
        Written.Shaped shaped => reference(shaped.Shape),
        Written.List list => new() { ["type"] = "array", ["items"] = Describe(list.Of) },
        Written.Map map => new()
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject
            {
                ["pattern"] = $"{map.KeyPattern}|^\\$comment$",
                ["not"] = new JsonObject { ["enum"] = new JsonArray([.. Written.Map.Reserved.Select(name => (JsonNode)name)]) },
            },
            ["properties"] = new JsonObject { ["$comment"] = true },
            ["additionalProperties"] = Describe(map.Of),
        },
        Written.ShortOrLong either => Either(either),
        Written.Tagged tagged => _tagged.Describe(tagged.Family, AddMembers),
        _ => [],
    };

    private static JsonObject Text(Written.Text text)
    {
        var schema = WithPattern(text.Pattern);
        if (text.Format is { } format)
            schema["format"] = format;
        return schema;
    }

    private static JsonObject WithPattern(string? pattern) =>
        pattern is null ? new() { ["type"] = "string" } : new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Choice(Written.Choice choice) => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. choice.Words.Select(word => (JsonNode)word.Name)]),
        ["enumDescriptions"] = new JsonArray([.. choice.Words.Select(word => (JsonNode)word.Summary)]),
    };

    private static JsonObject Whole(Written.Whole whole)
    {
        var schema = new JsonObject { ["type"] = "integer", ["minimum"] = whole.Least };
        if (whole.Most != long.MaxValue)
            schema["maximum"] = whole.Most;
        return schema;
    }

    // An expression is always text, whatever it gives.
    private static JsonObject Value(ValueKinds kinds)
    {
        if (kinds == ValueKinds.Json)
            return [];
        var types = JsonTypes.Where(one => kinds.HasFlag(one.Kind)).Select(one => (JsonNode)one.Type).Prepend("string").ToArray();
        return types.Length == 1 ? new() { ["type"] = "string" } : new() { ["type"] = new JsonArray(types) };
    }

    // One node with several types: an editor's messages stay exact, which a oneOf of the forms would spoil.
    private JsonObject Either(Written.ShortOrLong either)
    {
        var merged = new JsonObject();
        var types = new List<string>();
        foreach (var form in Forms(either))
            Merge(merged, types, form is Written.Shaped shaped ? Inline(shaped.Shape) : Describe(form));
        merged["type"] = types.Count == 1 ? types[0] : new JsonArray([.. types.Distinct().Select(type => (JsonNode)type)]);
        return merged;
    }

    private static IEnumerable<Written> Forms(Written written) =>
        written is Written.ShortOrLong either ? Forms(either.Short).Concat(Forms(either.Long)) : [written];

    private static void Merge(JsonObject merged, List<string> types, JsonObject form)
    {
        if (form["type"] is JsonArray several)
            types.AddRange(several.Select(type => (string)type!));
        else if (form["type"] is { } type)
            types.Add((string)type!);
        var isWords = form.ContainsKey("enum");
        if (isWords)
            merged["if"] = new JsonObject { ["type"] = "string" };
        foreach (var (name, value) in form.Where(one => one.Key != "type").ToList())
            (isWords ? Then(merged) : merged)[name] = value?.DeepClone();
    }

    private static JsonObject Then(JsonObject merged) => (JsonObject)(merged["then"] ??= new JsonObject());

    private JsonObject Inline(Shape shape)
    {
        var schema = new JsonObject { ["type"] = "object" };
        AddMembers(schema, shape.Members);
        schema["additionalProperties"] = false;
        return schema;
    }
}
