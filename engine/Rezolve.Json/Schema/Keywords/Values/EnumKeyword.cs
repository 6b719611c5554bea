using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Values;

/// <summary><c>enum</c>: the value equals one of these.</summary>
internal sealed class EnumKeyword(KeywordSource source, JsonElement[] values) : Keyword(source)
{
    private readonly HashSet<string> _texts =
        [.. values.Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)];

    private readonly JsonElement[] _others = [.. values.Where(value => value.ValueKind != JsonValueKind.String)];

    public static Keyword? Compile(KeywordSource source) =>
        source.Value.ValueKind == JsonValueKind.Array
            ? new EnumKeyword(source, [.. source.Value.EnumerateArray()])
            : source.Malformed("a list of values");

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind == JsonValueKind.String && _texts.Contains(instance.GetString()!)) return true;
        foreach (var value in _others)
        {
            if (JsonElement.DeepEquals(value, instance)) return true;
        }
        return run.Collects && run.ReportChoices(this, ExpectationKind.Value, values.Select(Wording.Shown), instance, Suggestion(instance));
    }

    private string Suggestion(JsonElement instance) =>
        instance.ValueKind == JsonValueKind.String ? Wording.DidYouMean(instance.GetString()!, _texts) : "";
}
