using Acornima;
using Acornima.Ast;

namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>Looks at every node of a tree whose size is known to be small.</summary>
/// <param name="report">Where faults go.</param>
/// <param name="offered">Every global name a script may read.</param>
/// <param name="limits">How large parts may be.</param>
internal sealed class GateWalk(GateReport report, HashSet<string> offered, ScriptLimits limits)
{
    /// <summary>Checks a node and all below it.</summary>
    public void Walk(Node node, GateScope scope)
    {
        if (GateSyntax.Refusal(node) is { } refusal)
        {
            report.Add(node.Start, refusal.Message, refusal.Remedy);
            return;
        }
        switch (node)
        {
            case IFunction function: WalkFunction(node, function, scope); return;
            case MemberExpression member: WalkMember(member, scope); return;
            case Property property: WalkProperty(property, scope); return;
            case Identifier name: CheckRead(name, scope); return;
            case RegExpLiteral pattern: CheckPattern(pattern); return;
            case NewExpression created: CheckNew(created, scope); break;
            case CallExpression called: CheckCall(called, scope); break;
            case AssignmentExpression assignment: GateTargets.Check(assignment.Left, scope, report); break;
            case UpdateExpression update: GateTargets.Check(update.Argument, scope, report); break;
            case UnaryExpression { Operator: Operator.Delete } deletion: GateTargets.Check(deletion.Argument, scope, report); break;
            case ForOfStatement loop when loop.Left is not VariableDeclaration: GateTargets.Check(loop.Left, scope, report); break;
            case ForInStatement loop when loop.Left is not VariableDeclaration: GateTargets.Check(loop.Left, scope, report); break;
            case BreakStatement or ContinueStatement: return;
        }
        WalkChildren(node, scope);
    }

    private void WalkChildren(Node node, GateScope scope)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is not null)
                Walk(child, scope);
        }
    }

    private void WalkFunction(Node node, IFunction function, GateScope outer)
    {
        var scope = new GateScope(outer);
        if (node is FunctionExpression { Id: { } id })
            scope.Add(id.Name);
        foreach (var parameter in function.Params)
            scope.AddPattern(parameter);
        foreach (var child in function.Body.ChildNodes)
        {
            if (child is not null)
                scope.AddDeclarations(child);
        }
        foreach (var parameter in function.Params)
            Walk(parameter, scope);
        Walk(function.Body, scope);
    }

    private void WalkMember(MemberExpression member, GateScope scope)
    {
        Walk(member.Object, scope);
        CheckMemberName(member.Property, member.Computed);
        if (member is { Computed: false, Object: Identifier { Name: { } owner }, Property: Identifier { Name: { } name } } && scope.Find(owner) is null)
            CheckHidden(member, $"{owner}.{name}");
        if (member.Computed)
            Walk(member.Property, scope);
    }

    private void WalkProperty(Property property, GateScope scope)
    {
        CheckMemberName(property.Key, property.Computed);
        if (property.Computed)
            Walk(property.Key, scope);
        Walk(property.Value, scope);
    }

    private void CheckMemberName(Node key, bool computed)
    {
        var name = key is Identifier identifier && !computed ? identifier.Name : (key as Literal)?.Value as string;
        if (name is not null && GateNames.RefusedMembers.Contains(name))
            report.Add(key.Start, $"'{name}' reaches behind plain values", "use own members only; Object.hasOwn and Object.keys tell which there are");
    }

    private void CheckHidden(Node place, string name)
    {
        if (name == "Math.random")
            report.Add(place.Start, "scripts have no chance: the same values in give the same value out", "use uuid(…) of what makes it unique");
        else if (name == "Date.now")
            report.Add(place.Start, "scripts have no clock", "take it as a parameter and pass it in the call: scripts.name(now)");
    }

    private void CheckRead(Identifier name, GateScope scope)
    {
        if (scope.Find(name.Name) is null && !offered.Contains(name.Name))
            report.Add(name.Start, $"there is no '{name.Name}' here", GateNames.Remedy(name.Name, offered));
    }

    private void CheckPattern(RegExpLiteral pattern)
    {
        if (GatePatterns.Check(pattern.RegExp.Pattern, limits.PatternLength) is { } fault)
            report.Add(pattern.Start, fault.Message, fault.Remedy);
    }

    private void CheckNew(NewExpression created, GateScope scope)
    {
        var name = (created.Callee as Identifier)?.Name;
        if (name is null || scope.Find(name) is not null || !GateNames.Constructible.Contains(name))
            report.Add(created.Start, "only new Map, Set, Date, Array, Object and Error are allowed", "write an object { … } or a list [ … ]");
        else if (name == "Date" && created.Arguments.Count == 0)
            CheckHidden(created, "Date.now");
    }

    private void CheckCall(CallExpression called, GateScope scope)
    {
        if (called.Callee is Identifier { Name: "Date" } name && scope.Find(name.Name) is null)
            CheckHidden(called, "Date.now");
    }
}
