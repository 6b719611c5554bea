using System.Diagnostics.CodeAnalysis;
using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Json.Paths.Filters;

/// <summary>Recognises conjunctions of <c>@.name == literal</c>.</summary>
internal static class Equalities
{
    public static bool TryRead(FilterExpression condition, [NotNullWhen(true)] out IReadOnlyList<(string Name, JsonLiteral Value)>? equalities)
    {
        var found = new List<(string, JsonLiteral)>();
        equalities = Collect(condition, found) ? found : null;
        return equalities is not null;
    }

    // The depth of groups within groups was limited when the path was read.
    private static bool Collect(FilterExpression condition, List<(string Name, JsonLiteral Value)> found)
    {
        if (condition is LogicalAnd and)
        {
            return and.Operands.All(operand => Collect(operand, found));
        }

        if (condition is not Comparison { Operator: ComparisonOperator.Equal } comparison)
        {
            return false;
        }

        var (query, literal) = (comparison.Left, comparison.Right) is (JsonLiteral left, var right)
            ? (right, left)
            : (comparison.Left, comparison.Right as JsonLiteral);
        if (literal is null || query is not FilterQuery { IsAbsolute: false, Segments: [{ Selectors: [NameSelector name] }] })
        {
            return false;
        }

        found.Add((name.Name, literal));
        return true;
    }
}
