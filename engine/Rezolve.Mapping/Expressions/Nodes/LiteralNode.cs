using Acornima.Ast;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary>Text, numbers, booleans and null. A number is exact: one that a double holds is that double, another keeps its digits.</summary>
internal static class LiteralNode
{
    public static Typed Compile(ExpressionCompilation compilation, Literal literal) => literal switch
    {
        StringLiteral text => Typed.Of(Value.Of(text.Value)),
        BooleanLiteral boolean => Typed.Of(Value.Of(boolean.Value)),
        NumericLiteral number => Number(compilation, number),
        NullLiteral => Typed.Of(Value.Null),
        _ => compilation.Refuse(literal),
    };

    private static Typed Number(ExpressionCompilation compilation, NumericLiteral literal)
    {
        var digits = literal.Raw.Replace("_", "", StringComparison.Ordinal);
        if (JsonNumbers.IsNumber(digits))
        {
            Value exact = Value.NumberOf(digits), shortest = Value.Of(literal.Value);
            return Typed.Of(!shortest.IsFault && ValueNumber.Compare(exact, shortest) == 0 ? shortest : exact);
        }
        return Math.Abs(literal.Value) <= ValueNumber.MaxSafe
            ? Typed.Of(Value.Of(literal.Value))
            : compilation.Fault(literal, "The number is beyond 2^53 and not written in decimal.",
                "Write it in decimal digits; these are kept exactly.");
    }
}
