using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Arrays;

/// <summary><c>unevaluatedItems</c>: items that no keyword of this schema, or of schemas applied in its place, has looked at.</summary>
internal sealed class UnevaluatedItemsKeyword(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode _schema = source.Schema();

    public override bool ComesLast => true;

    public static Keyword Compile(KeywordSource source) => new UnevaluatedItemsKeyword(source);

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Array) return true;
        var seen = run.Seen!;
        var fits = true;
        var index = -1;
        foreach (var item in instance.EnumerateArray())
        {
            if (seen.HasItem(++index)) continue;
            fits &= _schema.Always == false
                ? run.ReportAt(index, this, $"no item is expected here, found {Wording.Found(item)}")
                : run.Child(_schema, index, item);
            if (!fits && !run.Collects) return false;
        }
        seen.AddItemsBefore(index + 1);
        return fits;
    }
}
