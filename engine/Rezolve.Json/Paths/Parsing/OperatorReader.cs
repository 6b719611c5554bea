using Rezolve.Json.Paths.Filters;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>Reads the sign between two sides of a comparison, and names those of other languages.</summary>
internal static class OperatorReader
{
    private static readonly (string Sign, ComparisonOperator Operator)[] Signs =
    [
        ("==", ComparisonOperator.Equal),
        ("!=", ComparisonOperator.NotEqual),
        ("<=", ComparisonOperator.LessOrEqual),
        (">=", ComparisonOperator.GreaterOrEqual),
        ("<", ComparisonOperator.Less),
        (">", ComparisonOperator.Greater),
    ];

    private static readonly (string Sign, string Message)[] Foreign =
    [
        ("===", "'===' is not an operator. Write '=='."),
        ("!==", "'!==' is not an operator. Write '!='."),
        ("=~", "'=~' is not an operator. Write match(@.a, 'pattern') or search(@.a, 'pattern')."),
        ("<>", "'<>' is not an operator. Write '!='."),
    ];

    public static bool IsNext(PathCursor cursor) =>
        cursor.Next is '<' or '>' || cursor.IsNext("==") || cursor.IsNext("!=") || cursor.IsNext("=~");

    public static ComparisonOperator? Read(PathCursor cursor)
    {
        foreach (var (sign, message) in Foreign)
        {
            if (cursor.IsNext(sign))
            {
                cursor.Fail<object>(cursor.Position, message);
                return null;
            }
        }

        foreach (var (sign, comparison) in Signs)
        {
            if (cursor.IsNext(sign))
            {
                cursor.Position += sign.Length;
                return comparison;
            }
        }

        return null;
    }
}
