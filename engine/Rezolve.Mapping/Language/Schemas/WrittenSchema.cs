using System.Text.Json.Nodes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Schemas;

/// <summary>The schema of what may be written as one member's value.</summary>
/// <param name="reference">Gives a reference to a shape's definition.</param>
/// <param name="fragment">Gives a reference to the definition of a part of a shape.</param>
internal sealed class WrittenSchema(Func<Shape, JsonObject> reference, Func<Shape, JsonObject> fragment)
{
    private const string DurationPattern = @"^P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$";

    private static readonly (ValueKinds Kind, string Type)[] JsonTypes =
        [(ValueKinds.Number, "number"), (ValueKinds.Boolean, "boolean"), (ValueKinds.List, "array"), (ValueKinds.Object, "object"), (ValueKinds.Null, "null")];

    private readonly TaggedSchema _tagged = new();

    /// <summary>What describes whole values, where this describes parts: nothing is required of a part, null removes, and only in lists all is whole.</summary>
    public WrittenSchema? OfWhole { private get; init; }

    /// <summary>The schema of an object with these members and no others.</summary>
    public JsonObject Members(IReadOnlyList<Member> members)
    {
        var schema = new JsonObject();
        AddMembers(schema, members);
        schema["additionalProperties"] = false;
        return schema;
    }

    /// <summary>Adds properties, what is required, and the free names, to an object's schema.</summary>
    public void AddMembers(JsonObject schema, IReadOnlyList<Member> members)
    {
        schema["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, Describe(member))));
        schema["patternProperties"] = new JsonObject { ["^(x-.*|\\$comment)$"] = true };
        if (OfWhole is not null)
            return;
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
        var example = member.Examples is [var first, ..] ? first : member.Default;
        var schema = Describe(member.Type, $"\"{member.Name}\"", example);
        Describe(schema, member.Name, Text(member), example ?? MemberTexts.Example(member.Type));
        if (member.Default is { } value)
            schema["default"] = JsonNode.Parse(value);
        if (member.Examples.Count > 0)
            schema["examples"] = new JsonArray([.. member.Examples.Select(one => JsonNode.Parse(one))]);
        return schema;
    }

    /// <summary>Adds what an editor shows for a place.</summary>
    public static void Describe(JsonObject schema, string title, string summary, string? example)
    {
        schema["title"] = title;
        schema["description"] = summary;
        schema["markdownDescription"] = MemberTexts.Markdown(summary, example);
    }

    private static string Text(Member member) => member.Type is Written.Value { Slot: var slot }
        ? $"{member.Summary} Sees: {string.Join(", ", slot.Roots.Keys.Select(RootTypes.NameOf))}{(slot.Document is { } document ? $"; $ is {document}" : "")}."
        : member.Summary;

    /// <summary>The schema of a form, with the message of an editor where a value has another.</summary>
    /// <param name="written">The form.</param>
    /// <param name="subject">What messages call the place.</param>
    /// <param name="example">How a value may look, as JSON.</param>
    public JsonObject Describe(Written written, string subject, string? example = null)
    {
        var schema = Bare(written, subject);
        if (OfWhole is not null)
            AllowNull(schema);
        if (schema.ContainsKey("type"))
            schema["errorMessage"] = EditorWords.Message(subject, written, example);
        return schema;
    }

    private static void AllowNull(JsonObject schema)
    {
        if (schema["type"] is { } type)
            schema["type"] = new JsonArray([.. (type as JsonArray)?.Select(one => one!.DeepClone()) ?? [type.DeepClone()], "null"]);
        if (schema["enum"] is JsonArray words)
            words.Add(null);
    }

    // The message of a node takes the place of every message there, also of the one that names an unknown member: objects are closed one level below.
    private JsonObject Bare(Written written, string subject) => written switch
    {
        Written.Text text => Text(text),
        Written.Path => WithPattern(@"^\$"),
        Written.Duration => WithPattern(DurationPattern),
        Written.NameOf => new() { ["type"] = "string" },
        Written.Choice choice => Choice(choice),
        Written.Whole whole => Whole(whole),
        Written.Flag { OnlyFalse: not null } => new() { ["type"] = "boolean", ["enum"] = new JsonArray(false) },
        Written.Flag => new() { ["type"] = "boolean" },
        Written.Value value => Value(value.Kinds),
        Written.Scalar => new() { ["type"] = new JsonArray("string", "number", "boolean") },
        Written.Shaped shaped => Object(reference(shaped.Shape), SnippetsOf(shaped.Shape)),
        Written.Fragment part => Object(fragment(part.Of), SnippetsOf(part.Of)),
        Written.List list => new() { ["type"] = "array", ["items"] = (OfWhole ?? this).Part(list.Of, $"An item of {subject}") },
        Written.Map map => new()
        {
            ["type"] = "object",
            ["propertyNames"] = Names(map),
            ["properties"] = new JsonObject { ["$comment"] = true },
            ["additionalProperties"] = Part(map.Of, $"A member of {subject}"),
        },
        Written.ShortOrLong either => new FormsSchema(EditorWords.Message(subject, either, null), form => Form(form, subject)).Describe(either),
        Written.Tagged tagged => Object(_tagged.Describe(tagged.Family, AddMembers, isPart: OfWhole is not null), TaggedSchema.Snippets(tagged.Family)),
        _ => [],
    };

    private JsonObject Form(Written form, string subject) =>
        form is Written.Shaped { Shape: var shape } ? Object(Members(shape.Members), SnippetsOf(shape)) : Bare(form, subject);

    private JsonObject Part(Written written, string subject)
    {
        var schema = Describe(written, subject);
        var forms = written is Written.ShortOrLong either ? FormsSchema.Forms(either) : [written];
        if (forms.OfType<Written.Shaped>().FirstOrDefault() is { Shape: var shape })
            Describe(schema, shape.Title, shape.Summary, shape.Example);
        return schema;
    }

    private static JsonObject Object(JsonObject content, JsonArray? snippets)
    {
        var schema = new JsonObject { ["type"] = "object", ["allOf"] = new JsonArray(content) };
        if (snippets is not null)
            schema["defaultSnippets"] = snippets;
        return schema;
    }

    /// <summary>A whole example of a shape, to be put in by an editor; null where there is none.</summary>
    public static JsonArray? SnippetsOf(Shape shape) => shape.Example is not { } example ? null : new JsonArray(
        new JsonObject { ["label"] = shape.Title, ["description"] = shape.Summary, ["body"] = JsonNode.Parse(example) });

    private static JsonObject Names(Written.Map map)
    {
        var names = new JsonObject
        {
            ["pattern"] = $"{map.KeyPattern}|^\\$comment$",
            ["patternErrorMessage"] = EditorWords.OfName(map),
            ["not"] = new JsonObject { ["enum"] = new JsonArray([.. Written.Map.Reserved.Select(name => (JsonNode)name)]) },
            ["errorMessage"] = "JavaScript keeps this name for itself: use another.",
        };
        if (map.Offered.Count > 0)
            names["examples"] = new JsonArray([.. map.Offered.Select(name => (JsonNode)name)]);
        return names;
    }

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
}
