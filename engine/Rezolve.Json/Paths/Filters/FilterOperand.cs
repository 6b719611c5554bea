using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Filters;

/// <summary>A side of a comparison or an argument of a function: a literal, a query or a call.</summary>
public abstract class FilterOperand
{
    private protected FilterOperand()
    {
    }

    internal virtual int FilterDepth => 0;

    /// <summary>Whether <c>$</c> stands in it.</summary>
    internal virtual bool UsesRoot => false;

    /// <summary>The operand's value; Nothing where a query selects no node.</summary>
    internal abstract FilterValue Read(JsonElement current, Walk walk);
}
