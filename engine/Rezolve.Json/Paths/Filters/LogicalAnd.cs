using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Filters;

/// <summary>Holds when every operand holds: <c>a &amp;&amp; b</c>.</summary>
public sealed class LogicalAnd : FilterExpression
{
    private readonly FilterExpression[] _operands;

    internal LogicalAnd(FilterExpression[] operands)
    {
        _operands = operands;
        FilterDepth = operands.Max(operand => operand.FilterDepth);
    }

    /// <summary>The operands in order, two or more.</summary>
    public IReadOnlyList<FilterExpression> Operands => _operands;

    internal override int FilterDepth { get; }

    internal override bool UsesRoot => Array.Exists(_operands, operand => operand.UsesRoot);

    internal override bool BindsTightly => false;

    /// <summary>The operands with <c>&amp;&amp;</c> between them.</summary>
    public override string ToString() => string.Join(" && ", _operands.Select(Grouped));

    internal override bool Holds(JsonElement current, Walk walk)
    {
        foreach (var operand in _operands)
        {
            if (!operand.Holds(current, walk))
            {
                return false;
            }
        }

        return true;
    }
}
