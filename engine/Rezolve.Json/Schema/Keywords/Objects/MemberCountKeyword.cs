using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary><c>minProperties</c> and <c>maxProperties</c>.</summary>
internal sealed class MemberCountKeyword(KeywordSource source, long limit) : Keyword(source)
{
    private readonly bool _isUpper = source.Name == "maxProperties";

    public static Keyword? Compile(KeywordSource source) => source.Count() is { } limit ? new MemberCountKeyword(source, limit) : null;

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        var count = instance.GetPropertyCount();
        return (_isUpper ? count <= limit : count >= limit)
            || run.Report(this, $"must have at {(_isUpper ? "most" : "least")} {Wording.Count(limit, "member", "members")}, has {count}");
    }
}
