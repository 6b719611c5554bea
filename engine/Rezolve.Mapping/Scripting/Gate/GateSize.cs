using Acornima.Ast;

namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>Measures a tree before anything recursive looks at it.</summary>
internal static class GateSize
{
    /// <summary>Whether a tree has no more nodes and no deeper nesting than allowed.</summary>
    public static bool Fits(Node tree, ScriptLimits limits, GateReport report)
    {
        var open = new Stack<(Node Node, int Depth)>();
        open.Push((tree, 1));
        for (var nodes = 1; open.TryPop(out var next); nodes++)
        {
            if (nodes > limits.Nodes)
                return Refuse(0, $"the script has more than {limits.Nodes} syntax nodes", "split it into several scripts", report);
            if (next.Depth > limits.Nesting)
                return Refuse(next.Node.Start, $"the script nests more than {limits.Nesting} deep", "name the inner parts with const", report);
            foreach (var child in next.Node.ChildNodes)
            {
                if (child is not null)
                    open.Push((child, next.Depth + 1));
            }
        }
        return true;
    }

    private static bool Refuse(int offset, string message, string remedy, GateReport report)
    {
        report.Add(offset, message, remedy);
        return false;
    }
}
