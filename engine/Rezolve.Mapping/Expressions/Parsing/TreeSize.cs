using Acornima.Ast;

namespace Rezolve.Mapping.Expressions.Parsing;

/// <summary>Counts a tree without recursion, so that the steps after it may recurse.</summary>
internal static class TreeSize
{
    /// <summary>What is too large, in one sentence; null where nothing is.</summary>
    public static string? Check(Node tree)
    {
        var open = new Stack<(Node Node, int Depth)>();
        open.Push((tree, 1));
        var nodes = 0;
        while (open.TryPop(out var next))
        {
            if (++nodes > ExpressionLimits.Nodes)
                return $"The expression has more than {ExpressionLimits.Nodes} parts.";
            if (next.Depth > ExpressionLimits.Depth)
                return $"The expression is nested more than {ExpressionLimits.Depth} deep.";
            foreach (var child in next.Node.ChildNodes)
            {
                if (child is not null)
                    open.Push((child, next.Depth + 1));
            }
        }
        return null;
    }
}
