using Acornima.Ast;

namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>The names one function declares, anywhere in its body. The outermost scope is the top of a file.</summary>
/// <param name="outer">The scope around it; null at the top.</param>
internal sealed class GateScope(GateScope? outer)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Whether this is the top of a file, outside every function.</summary>
    public bool IsTop => outer is null;

    /// <summary>The scope around this one.</summary>
    public GateScope? Outer => outer;

    /// <summary>The names declared here.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>The scope that declares a name; null where none does.</summary>
    public GateScope? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._names.Contains(name))
                return scope;
        }
        return null;
    }

    /// <summary>Adds a name.</summary>
    public void Add(string name) => _names.Add(name);

    /// <summary>Adds every name that a pattern binds.</summary>
    public void AddPattern(Node? pattern)
    {
        switch (pattern)
        {
            case Identifier name: Add(name.Name); break;
            case RestElement rest: AddPattern(rest.Argument); break;
            case AssignmentPattern assigned: AddPattern(assigned.Left); break;
            case AssignmentProperty member: AddPattern(member.Value); break;
            case ArrayPattern or ObjectPattern:
                foreach (var child in pattern.ChildNodes)
                    AddPattern(child);
                break;
        }
    }

    /// <summary>Adds what a function's body declares, without entering the functions inside it.</summary>
    public void AddDeclarations(Node node)
    {
        switch (node)
        {
            case FunctionDeclaration function:
                if (function.Id is not null)
                    Add(function.Id.Name);
                return;
            case IFunction: return;
            case VariableDeclarator variable: AddPattern(variable.Id); break;
            case CatchClause clause: AddPattern(clause.Param); break;
        }
        foreach (var child in node.ChildNodes)
        {
            if (child is not null)
                AddDeclarations(child);
        }
    }
}
