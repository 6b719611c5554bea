using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;
using Rezolve.Json.Paths.Filters;

namespace Rezolve.Json.Paths.Functions;

/// <summary>The value of the only node a query selects, else Nothing (RFC 9535 section 2.4.8).</summary>
internal sealed class ValueFunction : PathFunction
{
    public override string Name => "value";

    public override IReadOnlyList<FunctionParameter> Parameters { get; } = [FunctionParameter.Nodes];

    public override FilterValue Read(FilterOperand[] arguments, JsonElement current, Walk walk) =>
        ((FilterQuery)arguments[0]).Run(current, walk) is [var only] ? FilterValue.Of(only.Value) : FilterValue.Nothing;
}
