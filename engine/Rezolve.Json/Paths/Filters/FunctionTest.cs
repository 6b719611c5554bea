using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Filters;

/// <summary>Holds when a function says so: <c>match(@.a, 'x.*')</c>.</summary>
public sealed class FunctionTest : FilterExpression
{
    internal FunctionTest(FunctionCall call) => Call = call;

    /// <summary>The call; its result is a truth value.</summary>
    public FunctionCall Call { get; }

    internal override int FilterDepth => Call.FilterDepth;

    internal override bool UsesRoot => Call.UsesRoot;

    /// <summary>The call.</summary>
    public override string ToString() => Call.ToString();

    internal override bool Holds(JsonElement current, Walk walk) => Call.Holds(current, walk);
}
