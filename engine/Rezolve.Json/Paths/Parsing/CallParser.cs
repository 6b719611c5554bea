using Rezolve.Json.Paths.Filters;
using Rezolve.Json.Paths.Functions;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>Reads the arguments of a call and checks them against the function's types.</summary>
internal sealed class CallParser(PathCursor cursor, OperandParser operands)
{
    /// <summary>Goes on after the function's name, at its parenthesis.</summary>
    public FunctionCall? Read(int start, string name)
    {
        var function = PathFunction.All.FirstOrDefault(candidate => candidate.Name == name);
        if (function is null)
        {
            return cursor.Fail<FunctionCall>(start, $"There is no function '{name}'. There are {string.Join(", ", PathFunction.All.Select(known => known.Name))}.");
        }

        if (!cursor.TryEnter())
        {
            return null;
        }

        var arguments = ReadArguments(function);
        cursor.Leave();
        if (arguments is null)
        {
            return null;
        }

        return arguments.Length == function.Parameters.Count
            ? Build(start, function, arguments)
            : cursor.Fail<FunctionCall>(start, $"{name}() has {Counted(arguments.Length)} here. Write {Counted(function.Parameters.Count)}.");
    }

    private FunctionCall Build(int start, PathFunction function, FilterOperand[] arguments)
    {
        var call = new FunctionCall(function, arguments);
        if (call.PatternFault is { } fault)
        {
            cursor.Warn(start, $"{call.Name}() never holds: its pattern is no I-Regexp. {fault}");
        }

        return call;
    }

    private FilterOperand[]? ReadArguments(PathFunction function)
    {
        var open = cursor.Position++;
        var arguments = new List<FilterOperand>();
        cursor.SkipBlanks();
        if (cursor.TryTake(')'))
        {
            return [];
        }

        do
        {
            cursor.SkipBlanks();
            var start = cursor.Position;
            if (operands.Read() is not { } argument || !Typing.AcceptsArgument(cursor, start, function, arguments.Count, argument))
            {
                return null;
            }

            arguments.Add(argument);
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(','));

        return cursor.TryTake(')')
            ? [.. arguments]
            : cursor.Fail<FilterOperand[]>(open, $"The call opened here is not closed before {cursor.Seen()}. Add ')'.");
    }

    private static string Counted(int arguments) => arguments == 1 ? "1 argument" : $"{arguments} arguments";
}
