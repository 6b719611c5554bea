using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Filters;

/// <summary>Holds when a query selects at least one node: <c>@.a</c>. A node whose value is null or false exists.</summary>
public sealed class ExistenceTest : FilterExpression
{
    internal ExistenceTest(FilterQuery query) => Query = query;

    /// <summary>The query asked.</summary>
    public FilterQuery Query { get; }

    internal override int FilterDepth => Query.FilterDepth;

    internal override bool UsesRoot => Query.UsesRoot;

    /// <summary>The query.</summary>
    public override string ToString() => Query.ToString();

    internal override bool Holds(JsonElement current, Walk walk) => Query.IsSingular
        ? Query.TryStep(current, walk, out _)
        : Query.Run(current, walk).Count > 0;
}
