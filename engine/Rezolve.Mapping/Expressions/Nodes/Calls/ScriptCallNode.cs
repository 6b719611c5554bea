using Acornima.Ast;
using Rezolve.Json;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes.Calls;

/// <summary><c>scripts.name(…)</c>: a script of the manifest, where the slot calls scripts.</summary>
internal static class ScriptCallNode
{
    public static Typed Compile(ExpressionCompilation compilation, CallExpression call, MemberExpression member, string name)
    {
        var arguments = CallNode.Arguments(compilation, call);
        if (compilation.Rules.Scripts is not { } scripts)
        {
            return compilation.Fault(call, "This slot calls no scripts, because it must never wait for one.",
                "Compute the value in a slot that calls them: records, result, entity and field slots, conflict rules.");
        }
        if (!scripts.Contains(name))
        {
            return compilation.Fault(member.Property, $"There is no script '{name}'.",
                NearMiss.Of(name, scripts) is { } near ? $"Did you mean '{near}'?" : $"Add it: \"scripts\": {{ \"{name}\": \"x => …\" }}.");
        }
        compilation.Scripts.Add(name);
        var evaluate = arguments.Select(argument => argument.Evaluate).ToArray();
        var typed = new Typed(ValueKinds.Json, scope => Call(scope, name, evaluate));
        return arguments.Any(argument => argument.IsFaulty) ? Typed.Faulty : typed;
    }

    private static Value Call(Scope scope, string name, Func<Scope, Value>[] arguments)
    {
        if (scope.Scripts is not { } scripts)
            return Value.Fault($"the script '{name}' cannot be called here");
        var given = new Value[arguments.Length];
        for (var i = 0; i < given.Length; i++)
        {
            given[i] = arguments[i](scope);
            if (given[i].IsFault)
                return given[i];
        }
        return scripts(name, given);
    }
}
