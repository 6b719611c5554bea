using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Arrays;

/// <summary><c>minItems</c> and <c>maxItems</c>.</summary>
internal sealed class ItemCountKeyword(KeywordSource source, long limit) : Keyword(source)
{
    private readonly bool _isUpper = source.Name == "maxItems";

    public static Keyword? Compile(KeywordSource source) => source.Count() is { } limit ? new ItemCountKeyword(source, limit) : null;

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Array) return true;
        var count = instance.GetArrayLength();
        return (_isUpper ? count <= limit : count >= limit)
            || run.Report(this, $"must have at {(_isUpper ? "most" : "least")} {Wording.Count(limit, "item", "items")}, has {count}");
    }
}
