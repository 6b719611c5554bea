using System.Text.Json.Nodes;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Language.Schemas;

/// <summary>What an editor offers as names of entities, and of the fields of each: the canonical model, which the shapes do not know.</summary>
internal static class EntityNames
{
    /// <summary>Adds the names to a schema, wherever it has entities.</summary>
    public static void AddTo(JsonObject schema)
    {
        var definitions = (JsonObject)schema["$defs"]!;
        foreach (var holder in definitions.Select(one => one.Value).Prepend(schema).ToList())
        {
            if (((holder as JsonObject)?["else"] ?? holder)?["properties"]?["entities"] is JsonObject entities)
                Name(entities);
        }
        // An entity of another name says with kind what it is.
        foreach (var entity in new[] { "entity", "entityPart" }.Select(name => definitions[name]).OfType<JsonObject>())
        {
            var conditions = (JsonArray)(entity["allOf"] ??= new JsonArray());
            foreach (var word in Kinds)
                conditions.Add((JsonNode)WhereKindIs(word.Name));
        }
    }

    private static void Name(JsonObject entities)
    {
        var entity = (JsonObject)entities["additionalProperties"]!;
        foreach (var word in Kinds)
        {
            var named = (JsonObject)entity.DeepClone();
            ((JsonArray)named["allOf"]!).Add(Fields(word.Name));
            WrittenSchema.Describe(named, word.Name, word.Summary, EntityShape.Shape.Example);
            entities["properties"]![word.Name] = named;
        }
    }

    private static Word[] Kinds => ((Written.Choice)EntityShape.Shape["kind"]!.Type).Words;

    private static JsonObject WhereKindIs(string kind) => new()
    {
        ["if"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind } },
            ["required"] = new JsonArray("kind"),
        },
        ["then"] = Fields(kind),
    };

    private static JsonObject Fields(string kind)
    {
        var names = CanonicalFields.Of(Enum.Parse<EntityKind>(kind, ignoreCase: true)).Select(field => (JsonNode)field.Name);
        return new JsonObject
        {
            ["properties"] = new JsonObject { ["fields"] = new JsonObject { ["propertyNames"] = new JsonObject { ["examples"] = new JsonArray([.. names]) } } },
        };
    }
}
