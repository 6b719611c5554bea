using Acornima;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Evaluation;

/// <summary>Arithmetic on numbers as JavaScript has it, refused where a double would no longer be exact to the unit.</summary>
internal static class Arithmetic
{
    /// <summary><c>+</c> on two numbers or two texts.</summary>
    public static Value Add(in Value left, in Value right)
    {
        if (left.Kind == ValueKind.Text && right.Kind == ValueKind.Text)
            return left.Text.Length + right.Text.Length > ExpressionLimits.TextCharacters ? Faults.TooLong : Value.Of(left.Text + right.Text);
        if (left.Kind == ValueKind.Number && right.Kind == ValueKind.Number)
            return Compute(Operator.Addition, left, right);
        return left.IsFault ? left : right.IsFault ? right : Value.Fault(
            $"+ wants two texts or two numbers, found {Faults.Describe(left)} and {Faults.Describe(right)}");
    }

    /// <summary><c>+ - * / %</c> on two numbers.</summary>
    public static Value Compute(Operator operation, in Value left, in Value right)
    {
        if (left.Kind != ValueKind.Number || right.Kind != ValueKind.Number)
            return left.Kind != ValueKind.Number ? Faults.Expected("a number", left) : Faults.Expected("a number", right);
        double a = left.Double, b = right.Double;
        if (Math.Abs(a) > ValueNumber.MaxSafe || Math.Abs(b) > ValueNumber.MaxSafe)
            return Beyond(Math.Abs(a) > ValueNumber.MaxSafe ? left : right);
        var result = Value.Of(operation switch
        {
            Operator.Addition => a + b,
            Operator.Subtraction => a - b,
            Operator.Multiplication => a * b,
            Operator.Division => a / b,
            _ => a % b,
        });
        return !result.IsFault && Math.Abs(result.Double) > ValueNumber.MaxSafe ? Beyond(result) : result;
    }

    /// <summary>Unary <c>-</c>, which is exact for every number.</summary>
    public static Value Negate(in Value number)
    {
        if (number.Kind != ValueKind.Number)
            return Faults.Expected("a number", number);
        if (!Truth.Of(number))
            return Value.Of(0);
        return Value.NumberOf(number.Text[0] == '-' ? number.Text[1..] : "-" + number.Text);
    }

    private static Value Beyond(in Value number) =>
        Value.Fault($"arithmetic is exact only up to 2^53, found {Faults.Describe(number)}");
}
