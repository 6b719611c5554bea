using Acornima.Ast;
using Rezolve.Json;
using Rezolve.Mapping.Expressions.Functions;
using Rezolve.Mapping.Expressions.Nodes.Members;
using Rezolve.Mapping.Expressions.Typing;

namespace Rezolve.Mapping.Expressions.Nodes.Calls;

/// <summary>A call: of a function by its name, or of a script as <c>scripts.name(…)</c>. Nothing else can be called.</summary>
internal static class CallNode
{
    public static Typed Compile(ExpressionCompilation compilation, CallExpression call)
    {
        if (call.Optional)
            return compilation.Fault(call, "?.( is not part of an expression.", "Leave the ?. away: functions and scripts are always there.");
        if (call.Arguments.FirstOrDefault(argument => argument is SpreadElement) is { } spread)
            return compilation.Fault(spread, "... may not stand among arguments.", "Pass the list itself.");
        return call.Callee switch
        {
            Identifier name when FunctionList.Of(name.Name) is { } function => FunctionCall.Compile(compilation, call, function),
            Identifier name => UnknownFunction(compilation, name),
            MemberExpression { Object: Identifier { Name: "scripts" } } member when MemberChain.NameOf(member) is { } script =>
                ScriptCallNode.Compile(compilation, call, member, script),
            MemberExpression member => Method(compilation, member),
            _ => compilation.Fault(call.Callee, "Only functions and scripts can be called.", "Write function(…) or scripts.name(…)."),
        };
    }

    /// <summary>Compiles arguments in their order.</summary>
    public static Typed[] Arguments(ExpressionCompilation compilation, CallExpression call) =>
        [.. call.Arguments.Select(argument => compilation.Compile(argument))];

    private static Typed UnknownFunction(ExpressionCompilation compilation, Identifier name)
    {
        if (MethodNames.FunctionFor(name.Name) is { } instead)
            return compilation.Fault(name, $"There is no function '{name.Name}'.", $"Write {instead}.");
        return NearMiss.Of(name.Name, FunctionList.All.Select(function => function.Name)) is { } near
            ? compilation.Fault(name, $"There is no function '{name.Name}'.", $"Did you mean {FunctionList.Of(near)!.Signature}?")
            : compilation.Refuse(name, new($"There is no function '{name.Name}'."));
    }

    private static Typed Method(ExpressionCompilation compilation, MemberExpression member)
    {
        var method = MemberChain.NameOf(member);
        var full = member.Object is Identifier owner ? $"{owner.Name}.{method}" : null;
        var instead = (full is null ? null : MethodNames.FunctionFor(full)) ?? (method is null ? null : MethodNames.FunctionFor(method));
        var message = method is null ? "Methods cannot be called." : $"Methods cannot be called, so there is no .{method}(…).";
        return compilation.Refuse(member.Property, new(message, instead is null ? null : $"Write {instead}."));
    }
}
