using Rezolve.Json.Paths.Evaluation;
using Rezolve.Json.Paths.Parsing;

namespace Rezolve.Json.Paths.Selectors;

/// <summary>One step of a path: its selectors applied to a node, or with <c>..</c> to the node and all below it.</summary>
public sealed class PathSegment
{
    private readonly PathSelector[] _selectors;

    internal PathSegment(bool isDescendant, PathSelector[] selectors)
    {
        IsDescendant = isDescendant;
        _selectors = selectors;
    }

    /// <summary>Whether it is a descendant segment (<c>..</c>), else a child segment.</summary>
    public bool IsDescendant { get; }

    /// <summary>The selectors, in order; at least one.</summary>
    public IReadOnlyList<PathSelector> Selectors => _selectors;

    /// <summary>Whether it can select one node at most.</summary>
    public bool IsSingular => !IsDescendant && _selectors is [{ IsSingular: true }];

    /// <summary>Whether a filter in it asks the root (<c>$</c>), so that it cannot be evaluated on a part of the document.</summary>
    public bool UsesRoot => Array.Exists(_selectors, selector => selector.UsesRoot);

    internal int FilterDepth => _selectors.Max(selector => selector.FilterDepth);

    internal PathSelector First => _selectors[0];

    /// <summary>The segment in canonical form: <c>.name</c>, <c>..name</c> or <c>[…]</c>.</summary>
    public override string ToString() => _selectors is [NameSelector { Name: var name }] && NameText.IsShorthand(name)
        ? (IsDescendant ? ".." : ".") + name
        : (IsDescendant ? "..[" : "[") + string.Join(", ", (object[])_selectors) + "]";

    internal void Select(in Hit start, Walk walk, List<Hit> found)
    {
        if (IsDescendant)
        {
            Descent.Select(this, start, walk, found);
        }
        else
        {
            SelectChildren(start, walk, found);
        }
    }

    internal void SelectChildren(in Hit parent, Walk walk, List<Hit> found)
    {
        foreach (var selector in _selectors)
        {
            selector.Select(parent, walk, found);
            if (walk.Stopped)
            {
                return;
            }
        }
    }
}
