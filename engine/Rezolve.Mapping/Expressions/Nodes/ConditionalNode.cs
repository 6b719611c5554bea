using Acornima.Ast;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Expressions.Typing;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary><c>a ? b : c</c>, chosen by truthiness.</summary>
internal static class ConditionalNode
{
    public static Typed Compile(ExpressionCompilation compilation, ConditionalExpression conditional)
    {
        var test = compilation.Compile(conditional.Test);
        var consequent = compilation.Compile(conditional.Consequent);
        var alternate = compilation.Compile(conditional.Alternate);
        var (choose, yes, no) = (test.Evaluate, consequent.Evaluate, alternate.Evaluate);
        var typed = new Typed(consequent.Kinds | alternate.Kinds, scope =>
        {
            var value = choose(scope);
            return value.IsFault ? value : Truth.Of(value) ? yes(scope) : no(scope);
        });
        return compilation.Finish(conditional, typed.QuotedIf(consequent.IsQuoted && alternate.IsQuoted), test, consequent, alternate);
    }
}
