using System.Diagnostics.CodeAnalysis;
using Rezolve.Json.Paths.Evaluation;
using Rezolve.Json.Paths.Filters;

namespace Rezolve.Json.Paths.Selectors;

/// <summary>Picks the children for which a condition holds: <c>[?@.id == 1]</c>.</summary>
public sealed class FilterSelector : PathSelector
{
    internal FilterSelector(FilterExpression condition) => Condition = condition;

    /// <summary>The condition; <c>@</c> in it is the child looked at.</summary>
    public FilterExpression Condition { get; }

    internal override int FilterDepth => 1 + Condition.FilterDepth;

    internal override bool UsesRoot => Condition.UsesRoot;

    /// <summary>The selector in brackets: <c>?@.id == 1</c>.</summary>
    public override string ToString() => "?" + Condition;

    /// <summary>Recognises a conjunction of <c>@.name == literal</c>, either way round.</summary>
    /// <param name="equalities">The names and literals in the order written.</param>
    /// <returns>Whether the filter is nothing else.</returns>
    public bool TryGetEqualities([NotNullWhen(true)] out IReadOnlyList<(string Name, JsonLiteral Value)>? equalities) =>
        Equalities.TryRead(Condition, out equalities);

    internal override void Select(in Hit parent, Walk walk, List<Hit> found)
    {
        var first = found.Count;
        Children.Add(parent, walk, found);
        var kept = first;
        for (var i = first; i < found.Count && !walk.Stopped; i++)
        {
            if (Condition.Holds(found[i].Value, walk))
            {
                found[kept++] = found[i];
            }
        }

        found.RemoveRange(kept, found.Count - kept);
    }
}
