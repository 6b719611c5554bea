using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Arrays;

/// <summary><c>prefixItems</c>: the first items fit these schemas, each its own.</summary>
internal sealed class PrefixItemsKeyword(KeywordSource source, SchemaNode[] schemas) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source) => source.SchemaList() is { } schemas ? new PrefixItemsKeyword(source, schemas) : null;

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Array) return true;
        var fits = true;
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (index == schemas.Length) break;
            fits &= run.Child(schemas[index], index, item);
            if (!fits && !run.Collects) return false;
            index++;
        }
        run.Seen?.AddItemsBefore(index);
        return fits;
    }
}
