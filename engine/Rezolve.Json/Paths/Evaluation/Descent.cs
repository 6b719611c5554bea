using System.Runtime.InteropServices;
using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>The walk of a descendant segment: a node, then its children in order, with a list in place of recursion.</summary>
internal static class Descent
{
    public static void Select(PathSegment segment, in Hit start, Walk walk, List<Hit> found)
    {
        var pending = new List<Hit> { start };
        while (pending.Count > 0 && !walk.Stopped)
        {
            var hit = pending[^1];
            pending.RemoveAt(pending.Count - 1);
            segment.SelectChildren(hit, walk, found);

            var firstChild = pending.Count;
            Children.Add(hit, walk, pending);
            CollectionsMarshal.AsSpan(pending)[firstChild..].Reverse();
        }
    }
}
