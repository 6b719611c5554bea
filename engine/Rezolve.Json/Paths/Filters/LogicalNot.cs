using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Filters;

/// <summary>Holds when its operand does not: <c>!@.a</c> or <c>!(…)</c>.</summary>
public sealed class LogicalNot : FilterExpression
{
    internal LogicalNot(FilterExpression operand) => Operand = operand;

    /// <summary>What is negated.</summary>
    public FilterExpression Operand { get; }

    internal override int FilterDepth => Operand.FilterDepth;

    internal override bool UsesRoot => Operand.UsesRoot;

    /// <summary>The operand after <c>!</c>, in parentheses unless it is a test.</summary>
    public override string ToString() => Operand is ExistenceTest or FunctionTest ? $"!{Operand}" : $"!({Operand})";

    internal override bool Holds(JsonElement current, Walk walk) => !Operand.Holds(current, walk);
}
