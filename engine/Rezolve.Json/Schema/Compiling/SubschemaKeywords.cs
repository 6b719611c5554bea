using System.Text.Json;
using Rezolve.Json.Reading;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>Knows where schemas lie inside schemas. What looks like a schema anywhere else is only a value.</summary>
internal static class SubschemaKeywords
{
    private static readonly HashSet<string> One = new(StringComparer.Ordinal)
    {
        "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not", "propertyNames", "then",
        "unevaluatedItems", "unevaluatedProperties",
    };

    private static readonly HashSet<string> List = new(StringComparer.Ordinal) { "allOf", "anyOf", "items", "oneOf", "prefixItems" };

    private static readonly HashSet<string> Map = new(StringComparer.Ordinal)
    {
        "$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties",
    };

    /// <summary>The schemas directly inside a schema, each with its JSON Pointer.</summary>
    public static IEnumerable<(string Pointer, JsonElement Element)> Of(string pointer, JsonElement schema)
    {
        foreach (var member in schema.EnumerateObject())
        {
            var at = JsonPointer.Append(pointer, member.Name);
            if (member.Value.ValueKind == JsonValueKind.Array && List.Contains(member.Name))
            {
                var index = 0;
                foreach (var item in member.Value.EnumerateArray()) yield return (JsonPointer.Append(at, index++), item);
            }
            else if (member.Value.ValueKind == JsonValueKind.Object && Map.Contains(member.Name))
            {
                foreach (var inner in member.Value.EnumerateObject()) yield return (JsonPointer.Append(at, inner.Name), inner.Value);
            }
            else if (One.Contains(member.Name))
            {
                yield return (at, member.Value);
            }
        }
    }
}
