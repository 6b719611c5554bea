using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Selectors;

/// <summary>Picks every child: <c>[*]</c>.</summary>
public sealed class WildcardSelector : PathSelector
{
    internal WildcardSelector()
    {
    }

    /// <summary>The selector in brackets: <c>*</c>.</summary>
    public override string ToString() => "*";

    internal override void Select(in Hit parent, Walk walk, List<Hit> found) => Children.Add(parent, walk, found);
}
