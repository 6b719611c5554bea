using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Arrays;

/// <summary><c>items</c>: every item behind those that <c>prefixItems</c> names fits one schema.</summary>
internal sealed class ItemsKeyword(KeywordSource source, SchemaNode schema, int skipped) : Keyword(source)
{
    public static Keyword Compile(KeywordSource source)
    {
        var hasPrefix = source.TryBeside("prefixItems", out var prefix) && prefix.Value.ValueKind == JsonValueKind.Array;
        return new ItemsKeyword(source, source.Schema(), hasPrefix ? prefix.Value.GetArrayLength() : 0);
    }

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Array) return true;
        var length = instance.GetArrayLength();
        run.Seen?.AddItemsBefore(length);
        if (schema.Always == false && length > skipped)
        {
            return run.Report(this, $"must have at most {Wording.Count(skipped, "item", "items")}, has {length}");
        }
        var fits = true;
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (index++ < skipped) continue;
            fits &= run.Child(schema, index - 1, item);
            if (!fits && !run.Collects) return false;
        }
        return fits;
    }
}
