using Acornima;
using Acornima.Ast;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary><c>===</c> and <c>!==</c> between values of one kind; <c>==</c> and <c>!=</c> only against null.</summary>
internal static class EqualityNode
{
    private const ValueKinds Composite = ValueKinds.List | ValueKinds.Object;

    /// <summary><c>===</c> and <c>!==</c>.</summary>
    public static Typed Strict(ExpressionCompilation compilation, BinaryExpression binary, Typed left, Typed right)
    {
        var sign = binary.Operator == Operator.StrictEquality ? "===" : "!==";
        var (a, b) = (left.Kinds & ~ValueKinds.Nothing, right.Kinds & ~ValueKinds.Nothing);
        if (a != 0 && b != 0 && left.IsOnly(Composite | ValueKinds.Nothing) && right.IsOnly(Composite | ValueKinds.Nothing))
            return compilation.Fault(binary, $"{sign} does not compare lists or objects.", "Compare their members, or json(a) with json(b).");
        if (a != 0 && b != 0 && (a & b) == 0)
        {
            return compilation.Fault(binary, $"{sign} compares {KindWords.Of(a)} with {KindWords.Of(b)}; these are never equal.",
                "Bring both to one kind, for example with string(…), number(…) or instant(…).");
        }
        var wanted = binary.Operator == Operator.StrictEquality;
        Func<Scope, Value> first = left.Evaluate, second = right.Evaluate;
        return compilation.Finish(binary, new Typed(ValueKinds.Boolean, scope =>
        {
            var equal = Equality.Strict(first(scope), second(scope));
            return equal.IsFault || wanted ? equal : Value.Of(!equal.Boolean);
        }).QuotedIf(true), left, right);
    }

    /// <summary><c>== null</c> and <c>!= null</c>: true for null and undefined.</summary>
    public static Typed AgainstNull(ExpressionCompilation compilation, BinaryExpression binary, Typed left, Typed right)
    {
        var sign = binary.Operator == Operator.Equality ? "==" : "!=";
        if (binary.Left is not NullLiteral && binary.Right is not NullLiteral)
        {
            return compilation.Fault(binary, $"{sign} is allowed only against null.",
                $"Write {sign}=, which does not convert its sides, or compare with null.");
        }
        var evaluate = binary.Right is NullLiteral ? left.Evaluate : right.Evaluate;
        var wanted = binary.Operator == Operator.Equality;
        return compilation.Finish(binary, new Typed(ValueKinds.Boolean, scope =>
        {
            var value = evaluate(scope);
            return value.IsFault ? value : Value.Of(value.IsNothing == wanted);
        }).QuotedIf(true), left, right);
    }
}
