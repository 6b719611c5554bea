using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;
using Rezolve.Json.Schema.Numbers;

namespace Rezolve.Json.Schema.Keywords.Numbers;

/// <summary><c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c> and <c>exclusiveMaximum</c>.</summary>
internal sealed class BoundKeyword : Keyword
{
    private readonly ExactNumber _bound;
    private readonly JsonElement _written;
    private readonly bool _isUpper;
    private readonly bool _isExclusive;

    private BoundKeyword(KeywordSource source) : base(source)
    {
        _written = source.Value;
        _bound = ExactNumber.Of(source.Value);
        _isUpper = source.Name is "maximum" or "exclusiveMaximum";
        _isExclusive = source.Name is "exclusiveMinimum" or "exclusiveMaximum";
    }

    public static Keyword? Compile(KeywordSource source) =>
        source.Value.ValueKind == JsonValueKind.Number ? new BoundKeyword(source) : source.Malformed("a number");

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Number) return true;
        var order = ExactNumber.Of(instance).CompareTo(_bound);
        if (_isUpper) order = -order;
        return order > 0 || (order == 0 && !_isExclusive)
            || run.Report(this, $"must be {Words()} {Wording.Shown(_written)}, found {Wording.Shown(instance)}");
    }

    private string Words() => (_isUpper, _isExclusive) switch
    {
        (true, true) => "less than",
        (true, false) => "at most",
        (false, true) => "more than",
        (false, false) => "at least",
    };
}
