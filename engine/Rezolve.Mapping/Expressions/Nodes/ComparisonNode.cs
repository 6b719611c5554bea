using Acornima;
using Acornima.Ast;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary><c>&lt; &lt;= &gt; &gt;=</c> on two of one kind: numbers, texts, instants, dates, durations.</summary>
internal static class ComparisonNode
{
    public static Typed Compile(ExpressionCompilation compilation, BinaryExpression binary, Typed left, Typed right)
    {
        if ((left.Kinds & right.Kinds & Ordering.Ordered) == 0)
        {
            return compilation.Fault(binary,
                $"{Sign(binary.Operator)} compares two numbers, texts or instants, not {KindWords.Of(left.Kinds)} and {KindWords.Of(right.Kinds)}.",
                "Bring both to one kind, for example with number(…) or instant(…).");
        }
        var operation = binary.Operator;
        Func<Scope, Value> first = left.Evaluate, second = right.Evaluate;
        return compilation.Finish(binary, new Typed(ValueKinds.Boolean, scope =>
            Ordering.TryCompare(first(scope), second(scope), out var order, out var fault) ? Value.Of(Holds(operation, order)) : fault)
            .QuotedIf(true), left, right);
    }

    private static bool Holds(Operator operation, int order) => operation switch
    {
        Operator.LessThan => order < 0,
        Operator.LessThanOrEqual => order <= 0,
        Operator.GreaterThan => order > 0,
        _ => order >= 0,
    };

    private static string Sign(Operator operation) => operation switch
    {
        Operator.LessThan => "<",
        Operator.LessThanOrEqual => "<=",
        Operator.GreaterThan => ">",
        _ => ">=",
    };
}
