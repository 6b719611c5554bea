using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Filters;

/// <summary>Holds when one operand holds: <c>a || b</c>.</summary>
public sealed class LogicalOr : FilterExpression
{
    private readonly FilterExpression[] _operands;

    internal LogicalOr(FilterExpression[] operands)
    {
        _operands = operands;
        FilterDepth = operands.Max(operand => operand.FilterDepth);
    }

    /// <summary>The operands in order, two or more.</summary>
    public IReadOnlyList<FilterExpression> Operands => _operands;

    internal override int FilterDepth { get; }

    internal override bool UsesRoot => Array.Exists(_operands, operand => operand.UsesRoot);

    internal override bool BindsTightly => false;

    /// <summary>The operands with <c>||</c> between them.</summary>
    public override string ToString() =>
        string.Join(" || ", _operands.Select(operand => operand is LogicalAnd ? operand.ToString() : Grouped(operand)));

    internal override bool Holds(JsonElement current, Walk walk)
    {
        foreach (var operand in _operands)
        {
            if (operand.Holds(current, walk))
            {
                return true;
            }
        }

        return false;
    }
}
