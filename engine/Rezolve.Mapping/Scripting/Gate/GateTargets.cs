using Acornima.Ast;

namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>
/// What may be assigned to: variables of the function, and members of what it holds (its own values, its parameters, which are copies, and what its
/// calls give it). Never a name from outside the function, nor a member of one.
/// </summary>
internal static class GateTargets
{
    /// <summary>Checks what stands left of an assignment.</summary>
    public static void Check(Node target, GateScope scope, GateReport report)
    {
        switch (target)
        {
            case Identifier name: CheckName(name, scope, report); break;
            case MemberExpression member: CheckRoot(member, scope, report); break;
            case RestElement rest: Check(rest.Argument, scope, report); break;
            case AssignmentPattern assigned: Check(assigned.Left, scope, report); break;
            case AssignmentProperty property: Check(property.Value, scope, report); break;
            case ChainExpression chain: Check(chain.Expression, scope, report); break;
            case ParenthesizedExpression inner: Check(inner.Expression, scope, report); break;
            case ArrayPattern or ObjectPattern:
                foreach (var child in target.ChildNodes)
                {
                    if (child is not null)
                        Check(child, scope, report);
                }
                break;
        }
    }

    private static void CheckRoot(MemberExpression member, GateScope scope, GateReport report)
    {
        var root = member.Object;
        while (true)
        {
            switch (root)
            {
                case MemberExpression inner: root = inner.Object; continue;
                case ChainExpression chain: root = chain.Expression; continue;
                case ParenthesizedExpression parentheses: root = parentheses.Expression; continue;
                case Identifier name: CheckName(name, scope, report); return;
                default: return;
            }
        }
    }

    private static void CheckName(Identifier name, GateScope scope, GateReport report)
    {
        var owner = scope.Find(name.Name);
        if (owner is { IsTop: false })
            return;
        report.Add(name.Start, owner is null
            ? $"'{name.Name}' is not the function's own, and may not be changed"
            : $"'{name.Name}' stands outside the function: changing it would carry state from one call to the next",
            "declare a variable inside the function and change that");
    }
}
