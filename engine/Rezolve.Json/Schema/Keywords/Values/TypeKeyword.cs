using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;
using Rezolve.Json.Schema.Numbers;

namespace Rezolve.Json.Schema.Keywords.Values;

/// <summary><c>type</c>: the value is of one of these types.</summary>
internal sealed class TypeKeyword(KeywordSource source, string[] types) : Keyword(source)
{
    private static readonly string[] Known = ["string", "integer", "number", "object", "array", "boolean", "null"];

    public static Keyword? Compile(KeywordSource source)
    {
        var types = source.Value.ValueKind == JsonValueKind.String ? [source.Value.GetString()!] : source.Names();
        if (types is null) return null;
        return types.Length > 0 && types.All(Known.Contains)
            ? new TypeKeyword(source, types)
            : source.Malformed($"one or several of {string.Join(", ", Known)}");
    }

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        foreach (var type in types)
        {
            if (Is(type, instance)) return true;
        }
        return run.ReportChoices(this, ExpectationKind.Type, types.Select(Wording.TypeName), instance);
    }

    private static bool Is(string type, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && ExactNumber.Of(value).IsInteger),
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.Null => type == "null",
        _ => type == "boolean",
    };
}
