using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Texts;

/// <summary><c>minLength</c> and <c>maxLength</c>, counted in Unicode characters.</summary>
internal sealed class LengthKeyword(KeywordSource source, long limit) : Keyword(source)
{
    private readonly bool _isUpper = source.Name == "maxLength";

    public static Keyword? Compile(KeywordSource source) => source.Count() is { } limit ? new LengthKeyword(source, limit) : null;

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.String) return true;
        var text = instance.GetString()!;
        var length = (long)text.Length;
        foreach (var unit in text)
        {
            if (char.IsLowSurrogate(unit)) length--;
        }
        return (_isUpper ? length <= limit : length >= limit)
            || run.Report(this, $"must have at {(_isUpper ? "most" : "least")} {Wording.Count(limit, "character", "characters")}, has {length}");
    }
}
