using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Filters;

/// <summary>Compares two values: <c>@.a == 1</c>.</summary>
public sealed class Comparison : FilterExpression
{
    internal Comparison(FilterOperand left, ComparisonOperator @operator, FilterOperand right)
    {
        Left = left;
        Operator = @operator;
        Right = right;
    }

    /// <summary>What stands before the operator.</summary>
    public FilterOperand Left { get; }

    /// <summary>How the two are compared.</summary>
    public ComparisonOperator Operator { get; }

    /// <summary>What stands after the operator.</summary>
    public FilterOperand Right { get; }

    internal override int FilterDepth => Math.Max(Left.FilterDepth, Right.FilterDepth);

    internal override bool UsesRoot => Left.UsesRoot || Right.UsesRoot;

    /// <summary>The two operands with the operator between them.</summary>
    public override string ToString() => $"{Left} {Sign} {Right}";

    private string Sign => Operator switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    internal override bool Holds(JsonElement current, Walk walk)
    {
        var left = Left.Read(current, walk);
        var right = Right.Read(current, walk);
        return Operator switch
        {
            ComparisonOperator.Equal => FilterOrder.Equal(left, right, walk),
            ComparisonOperator.NotEqual => !FilterOrder.Equal(left, right, walk),
            ComparisonOperator.Less => FilterOrder.Less(left, right, walk),
            ComparisonOperator.LessOrEqual => FilterOrder.Less(left, right, walk) || FilterOrder.Equal(left, right, walk),
            ComparisonOperator.Greater => FilterOrder.Less(right, left, walk),
            _ => FilterOrder.Less(right, left, walk) || FilterOrder.Equal(left, right, walk),
        };
    }
}
