using System.Text.Json.Nodes;

namespace Rezolve.Mapping.Language.Schemas;

/// <summary>The schema of a tagged union: if/then on the tag, so that an editor blames the right branch.</summary>
internal sealed class TaggedSchema
{
    /// <summary>The schema of a family.</summary>
    /// <param name="family">The kinds.</param>
    /// <param name="addMembers">Adds a kind's members to its branch.</param>
    /// <param name="isPart">It is merged over another, which may say the tag.</param>
    public JsonObject Describe(KindFamily family, Action<JsonObject, IReadOnlyList<Member>> addMembers, bool isPart = false) => new()
    {
        ["required"] = isPart ? new JsonArray() : new JsonArray("type"),
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject
            {
                ["title"] = "type",
                ["description"] = $"Which {family.Name} it is.",
                ["markdownDescription"] = $"Which {family.Name} it is.",
                ["errorMessage"] = EditorWords.Message($"The \"type\" of {family.Name}", new Written.Choice([.. family.Kinds.Select(kind => new Word(kind.Name, kind.Summary))]), null),
                ["enum"] = new JsonArray([.. family.Kinds.Select(kind => (JsonNode)kind.Name)]),
                ["enumDescriptions"] = new JsonArray([.. family.Kinds.Select(kind => (JsonNode)kind.Summary)]),
            },
        },
        ["allOf"] = new JsonArray([.. family.Kinds.Select(kind => Branch(kind, addMembers)), Unknown(family, isPart), .. isPart ? new[] { Untagged(family, addMembers) } : []]),
        ["unevaluatedProperties"] = false,
    };

    /// <summary>Each kind with what it needs, to be put in by an editor.</summary>
    public static JsonArray Snippets(KindFamily family) => new([.. family.Kinds.Select(Snippet)]);

    // Where the tag itself is wrong, only the tag is to blame: no other member is called unknown.
    private static JsonNode Unknown(KindFamily family, bool isPart) => new JsonObject
    {
        ["if"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["type"] = new JsonObject { ["enum"] = new JsonArray([.. family.Kinds.Select(kind => (JsonNode)kind.Name)]) } },
            ["required"] = isPart ? new JsonArray() : new JsonArray("type"),
        },
        ["else"] = new JsonObject { ["additionalProperties"] = true },
    };

    // A part that leaves the tag to what it is merged over may hold what any of the kinds may.
    private static JsonNode Untagged(KindFamily family, Action<JsonObject, IReadOnlyList<Member>> addMembers)
    {
        var then = new JsonObject();
        addMembers(then, [.. family.Kinds.SelectMany(kind => kind.Members).DistinctBy(member => member.Name)]);
        return new JsonObject { ["if"] = new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray("type") } }, ["then"] = then };
    }

    private static JsonNode Branch(Kind kind, Action<JsonObject, IReadOnlyList<Member>> addMembers)
    {
        var then = new JsonObject();
        addMembers(then, kind.Members);
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = kind.Name } },
                ["required"] = new JsonArray("type"),
            },
            ["then"] = then,
        };
    }

    private static JsonNode Snippet(Kind kind)
    {
        var body = new JsonObject { ["type"] = kind.Name };
        foreach (var member in kind.Members.Where(member => member.Required))
            body[member.Name] = member.Examples is [var example, ..] ? JsonNode.Parse(example) : "";
        return new JsonObject { ["label"] = kind.Name, ["description"] = kind.Summary, ["body"] = body };
    }
}
