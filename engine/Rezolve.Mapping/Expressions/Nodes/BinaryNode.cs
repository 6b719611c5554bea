using Acornima;
using Acornima.Ast;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary>The binary operators: which file compiles which, and arithmetic.</summary>
internal static class BinaryNode
{
    public static Typed Compile(ExpressionCompilation compilation, BinaryExpression binary)
    {
        if (binary.Operator is < Operator.Equality or > Operator.GreaterThanOrEqual and < Operator.Addition or > Operator.Remainder)
            return compilation.Refuse(binary);
        var left = compilation.Compile(binary.Left);
        var right = compilation.Compile(binary.Right);
        return binary.Operator switch
        {
            Operator.StrictEquality or Operator.StrictInequality => EqualityNode.Strict(compilation, binary, left, right),
            Operator.Equality or Operator.Inequality => EqualityNode.AgainstNull(compilation, binary, left, right),
            Operator.Addition => Sum(compilation, binary, left, right),
            Operator.LessThan or Operator.LessThanOrEqual or Operator.GreaterThan or Operator.GreaterThanOrEqual =>
                ComparisonNode.Compile(compilation, binary, left, right),
            _ => Numbers(compilation, binary, left, right),
        };
    }

    private static Typed Sum(ExpressionCompilation compilation, BinaryExpression binary, Typed left, Typed right)
    {
        var kinds = left.Kinds & right.Kinds & (ValueKinds.Text | ValueKinds.Number);
        if (kinds == 0)
        {
            return compilation.Fault(binary, $"+ wants two texts or two numbers, not {KindWords.Of(left.Kinds)} and {KindWords.Of(right.Kinds)}.",
                "Write string(value) or number(text) around one of them, or a template: `text ${value}`.");
        }
        compilation.Join(TextOf(left), right);
        compilation.Join(TextOf(right), left);
        Func<Scope, Value> first = left.Evaluate, second = right.Evaluate;
        return compilation.Finish(binary, new Typed(kinds, scope => Arithmetic.Add(first(scope), second(scope)))
            .QuotedIf(left.IsQuoted && right.IsQuoted), left, right);
    }

    private static string? TextOf(Typed part) => part.Constant is { Kind: ValueKind.Text } text ? text.Text : null;

    private static Typed Numbers(ExpressionCompilation compilation, BinaryExpression binary, Typed left, Typed right)
    {
        var sign = Sign(binary.Operator);
        foreach (var (typed, node) in new[] { (left, binary.Left), (right, binary.Right) })
        {
            if (!typed.May(ValueKinds.Number))
            {
                return compilation.Fault(node, $"{sign} wants two numbers, not {KindWords.Of(typed.Kinds)}.", typed.May(ValueKinds.Instant)
                    ? "Write plus(instant, duration) or minus(instant, duration), or epochSeconds(instant)." : "Write number(text) around it.");
            }
        }
        var operation = binary.Operator;
        Func<Scope, Value> first = left.Evaluate, second = right.Evaluate;
        return compilation.Finish(binary, new Typed(ValueKinds.Number,
            scope => Arithmetic.Compute(operation, first(scope), second(scope))).QuotedIf(true), left, right);
    }

    private static char Sign(Operator operation) => operation switch
    {
        Operator.Subtraction => '-',
        Operator.Multiplication => '*',
        Operator.Division => '/',
        _ => '%',
    };
}
