using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;
using Rezolve.Json.Paths.Filters;

namespace Rezolve.Json.Paths.Functions;

/// <summary>How many nodes a query selects, one selected twice counted twice (RFC 9535 section 2.4.5).</summary>
internal sealed class CountFunction : PathFunction
{
    public override string Name => "count";

    public override IReadOnlyList<FunctionParameter> Parameters { get; } = [FunctionParameter.Nodes];

    public override FilterValue Read(FilterOperand[] arguments, JsonElement current, Walk walk) =>
        FilterValue.Of(((FilterQuery)arguments[0]).Run(current, walk).Count);
}
