using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Json.Paths.Evaluation;
using Rezolve.Json.Paths.Filters;

namespace Rezolve.Json.Paths.Functions;

/// <summary>Whether a text matches an I-Regexp, wholly or in part (RFC 9535 sections 2.4.6 and 2.4.7).</summary>
internal sealed class RegexpFunction(string name, bool anchored) : PathFunction
{
    /// <summary>How much text is searched for one visit, in UTF-16 code units.</summary>
    private const int TextPerVisit = 64;

    private Regex? _known;
    private string? _fault;

    public override string Name => name;

    public override IReadOnlyList<FunctionParameter> Parameters { get; } = [FunctionParameter.Value, FunctionParameter.Value];

    public override FunctionResult Result => FunctionResult.Logical;

    public override string? Fault => _fault;

    public override PathFunction Prepare(FilterOperand[] arguments)
    {
        if (arguments[1] is not JsonLiteral { Text: { } pattern })
        {
            return this;
        }

        IRegexp.TryCompile(pattern, anchored, out var known, out var fault);
        return new RegexpFunction(name, anchored) { _known = known, _fault = fault };
    }

    public override bool Holds(FilterOperand[] arguments, JsonElement current, Walk walk)
    {
        var subject = arguments[0].Read(current, walk);
        if (subject.Kind != JsonValueKind.String || _fault is not null)
        {
            return false;
        }

        var regex = _known ?? FromDocument(arguments[1].Read(current, walk), walk);
        if (regex is null)
        {
            return false;
        }

        var text = JsonText.String(subject.Element);
        return walk.Spend(1 + (text.Length / TextPerVisit)) && regex.IsMatch(text);
    }

    private Regex? FromDocument(in FilterValue pattern, Walk walk) =>
        pattern.Kind == JsonValueKind.String ? walk.Pattern(JsonText.String(pattern.Element), anchored) : null;
}
