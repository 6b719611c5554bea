using Acornima.Ast;
using Rezolve.Json;
using Rezolve.Mapping.Expressions.Functions;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes.Members;

/// <summary>A root of the slot, or <c>undefined</c>.</summary>
internal static class IdentifierNode
{
    public static Typed Compile(ExpressionCompilation compilation, Identifier identifier)
    {
        if (identifier.Name == "undefined")
            return Typed.Of(Value.Undefined);
        if (!TryRoot(compilation, identifier, out var root, out var type))
            return Unknown(compilation, identifier);
        compilation.Roots.Add(root);
        var typed = new Typed(type.Kinds, scope => scope[root]) { Members = type.Members };
        return typed.QuotedIf(type.IsSafe);
    }

    /// <summary>The root an identifier names, where the slot offers it.</summary>
    public static bool TryRoot(ExpressionCompilation compilation, Identifier identifier, out Root root, out RootType type)
    {
        type = RootType.Json;
        return RootNames.TryGet(identifier.Name, out root) && compilation.Rules.Roots.TryGetValue(root, out type!);
    }

    private static Typed Unknown(ExpressionCompilation compilation, Identifier identifier)
    {
        var name = identifier.Name;
        var offered = compilation.Rules.Roots.Keys.Select(RootNames.Of).Append("undefined").Order(StringComparer.Ordinal).ToList();
        if (RootNames.TryGet(name, out _))
            return compilation.Fault(identifier, $"'{name}' is not offered in this slot.", $"Here there are: {string.Join(", ", offered)}.");
        if (FunctionList.Of(name) is { } function)
            return compilation.Fault(identifier, $"'{name}' is a function and has to be called.", $"Write {function.Signature}.");
        if (name == "scripts")
            return compilation.Fault(identifier, "'scripts' is not a value.", "Call one: scripts.name(…).");
        return compilation.Fault(identifier, $"There is no '{name}' here.",
            NearMiss.Of(name, offered) is { } near ? $"Did you mean '{near}'?" : $"Here there are: {string.Join(", ", offered)}.");
    }
}
