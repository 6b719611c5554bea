using Acornima.Ast;
using Rezolve.Mapping.Expressions.Functions;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes.Calls;

/// <summary>A call of a function: number and kinds of the arguments are checked, constant ones prepared.</summary>
internal static class FunctionCall
{
    public static Typed Compile(ExpressionCompilation compilation, CallExpression call, Function function)
    {
        var arguments = CallNode.Arguments(compilation, call);
        if (arguments.Length < function.Required || arguments.Length > function.Parameters.Count)
        {
            return compilation.Fault(call, $"{function.Signature} takes {Count(function)}, not {arguments.Length}.",
                $"For example: {function.Examples[0].Source}.");
        }
        var faulty = false;
        for (var i = 0; i < arguments.Length; i++)
            faulty |= Mismatch(compilation, call, function, i, arguments[i]) || arguments[i].IsFaulty;
        if (faulty)
            return Typed.Faulty;
        var code = function.Code;
        if (function.Table is { } direction && (code = TableCall.Bind(compilation, call, arguments[0], direction)) is null)
            return Typed.Faulty;
        code = function.Prepare?.Invoke([.. arguments.Select(argument => argument.Constant)]) ?? code;
        var typed = new Typed(ResultOf(function, arguments), Call(function, code, [.. arguments.Select(argument => argument.Evaluate)]));
        typed = typed.QuotedIf(function.GivesQuoted);
        return compilation.Finish(call, typed, arguments);
    }

    private static bool Mismatch(ExpressionCompilation compilation, CallExpression call, Function function, int place, Typed argument)
    {
        var parameter = function.Parameters[place];
        var taken = parameter.Kinds;
        if (parameter.IsOptional || (place == 0 && function.OnNothing != OnNothing.IsCalled))
            taken |= ValueKinds.Nothing;
        if (!argument.May(taken))
        {
            compilation.Fault(call.Arguments[place],
                $"{function.Signature}: '{parameter.Name}' has to be {KindWords.Of(taken)}, not {KindWords.Of(argument.Kinds)}.",
                $"For example: {function.Examples[0].Source}.");
            return true;
        }
        if (argument.Constant is not { IsNothing: false } constant || argument.IsFaulty || parameter.Check?.Invoke(constant) is not { } problem)
            return false;
        compilation.Fault(call.Arguments[place], $"{function.Signature}: '{parameter.Name}' {problem}.",
            $"For example: {function.Examples[0].Source}.");
        return true;
    }

    private static ValueKinds ResultOf(Function function, Typed[] arguments)
    {
        if (arguments.Length == 0)
            return function.Result;
        var result = function.ResultOf?.Invoke(arguments[0].Kinds) ?? function.Result;
        return function.OnNothing == OnNothing.GivesUndefined && arguments[0].May(ValueKinds.Nothing) ? result | ValueKinds.Undefined : result;
    }

    private static Func<Scope, Value> Call(Function function, FunctionCode code, Func<Scope, Value>[] arguments) => scope =>
    {
        var given = new Arguments();
        for (var i = 0; i < arguments.Length; i++)
            given[i] = arguments[i](scope);
        return function.Run(given, code);
    };

    private static string Count(Function function)
    {
        var (least, most) = (function.Required, function.Parameters.Count);
        return least == most ? $"{most} argument{(most == 1 ? "" : "s")}" : $"{least} to {most} arguments";
    }
}
