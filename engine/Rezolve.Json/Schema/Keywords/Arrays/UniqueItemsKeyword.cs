using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Arrays;

/// <summary><c>uniqueItems</c>: no two items are equal. Items are sorted into buckets by hash, so time stays linear.</summary>
internal sealed class UniqueItemsKeyword(KeywordSource source) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source) => source.Value.ValueKind switch
    {
        JsonValueKind.True => new UniqueItemsKeyword(source),
        JsonValueKind.False => null,
        _ => source.Malformed("true or false"),
    };

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Array || instance.GetArrayLength() < 2) return true;
        var places = new Dictionary<JsonElement, int>(ValueEquality.Instance);
        var fits = true;
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (!places.TryAdd(item, index))
            {
                fits = run.ReportAt(index, this, $"items {places[item]} and {index} are equal; each may stand only once");
                if (!run.Collects) return false;
            }
            index++;
        }
        return fits;
    }
}
