using Acornima;
using Acornima.Ast;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary>
/// <c>&amp;&amp;</c>, <c>||</c> and <c>??</c>: one of the two values, as JavaScript chooses it. The right side is evaluated only where it is needed.
/// </summary>
internal static class LogicalNode
{
    public static Typed Compile(ExpressionCompilation compilation, LogicalExpression logical)
    {
        var left = compilation.Compile(logical.Left);
        var right = compilation.Compile(logical.Right);
        Func<Scope, Value> first = left.Evaluate, second = right.Evaluate;
        var typed = logical.Operator switch
        {
            Operator.LogicalAnd => new Typed((left.Kinds & Truth.Falsy) | right.Kinds, scope =>
            {
                var value = first(scope);
                return value.IsFault || !Truth.Of(value) ? value : second(scope);
            }),
            Operator.LogicalOr => new Typed((left.Kinds & ~ValueKinds.Nothing) | right.Kinds, scope =>
            {
                var value = first(scope);
                return value.IsFault || Truth.Of(value) ? value : second(scope);
            }),
            _ => new Typed((left.Kinds & ~ValueKinds.Nothing) | right.Kinds, scope =>
            {
                var value = first(scope);
                return value.IsNothing ? second(scope) : value;
            }),
        };
        return compilation.Finish(logical, typed.QuotedIf(left.IsQuoted && right.IsQuoted), left, right);
    }
}
