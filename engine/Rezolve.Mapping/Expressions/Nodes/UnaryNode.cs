using Acornima;
using Acornima.Ast;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary><c>!</c> by truthiness, and <c>-</c> of a number.</summary>
internal static class UnaryNode
{
    public static Typed Compile(ExpressionCompilation compilation, UnaryExpression unary)
    {
        if (unary.Operator is not (Operator.LogicalNot or Operator.UnaryNegation))
            return compilation.Refuse(unary);
        var operand = compilation.Compile(unary.Argument);
        var evaluate = operand.Evaluate;
        if (unary.Operator == Operator.LogicalNot)
        {
            return compilation.Finish(unary, new Typed(ValueKinds.Boolean, scope =>
            {
                var value = evaluate(scope);
                return value.IsFault ? value : Value.Of(!Truth.Of(value));
            }).QuotedIf(true), operand);
        }
        if (!operand.May(ValueKinds.Number))
            return compilation.Fault(unary.Argument, $"- wants a number, not {KindWords.Of(operand.Kinds)}.", "Write -number(text).");
        return compilation.Finish(unary, new Typed(ValueKinds.Number, scope => Arithmetic.Negate(evaluate(scope))).QuotedIf(true), operand);
    }
}
