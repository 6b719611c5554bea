using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Filters;

/// <summary>A condition within a filter: true or false for a current node.</summary>
public abstract class FilterExpression
{
    private protected FilterExpression()
    {
    }

    internal virtual int FilterDepth => 0;

    /// <summary>Whether <c>$</c> stands in it.</summary>
    internal virtual bool UsesRoot => false;

    /// <summary>Whether it binds tighter than an operand of <c>&amp;&amp;</c> needs, so that it is written without parentheses there.</summary>
    internal virtual bool BindsTightly => true;

    internal abstract bool Holds(JsonElement current, Walk walk);

    /// <summary>The text of an operand, in parentheses where it needs them.</summary>
    private protected static string Grouped(FilterExpression operand) => operand.BindsTightly ? operand.ToString()! : $"({operand})";
}
