using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;
using Rezolve.Json.Schema.Numbers;

namespace Rezolve.Json.Schema.Keywords.Numbers;

/// <summary><c>multipleOf</c>, in exact decimal arithmetic: 0.3 is a multiple of 0.1.</summary>
internal sealed class MultipleOfKeyword(KeywordSource source, ExactNumber divisor) : Keyword(source)
{
    private readonly JsonElement _written = source.Value;

    public static Keyword? Compile(KeywordSource source)
    {
        if (source.Value.ValueKind != JsonValueKind.Number) return source.Malformed("a number above zero");
        var divisor = ExactNumber.Of(source.Value);
        return divisor.IsZero || divisor.IsNegative ? source.Malformed("a number above zero") : new MultipleOfKeyword(source, divisor);
    }

    public override bool Holds(JsonElement instance, Evaluation run) =>
        instance.ValueKind != JsonValueKind.Number
        || ExactNumber.Of(instance).IsMultipleOf(divisor)
        || run.Report(this, $"must be a multiple of {Wording.Shown(_written)}, found {Wording.Shown(instance)}");
}
