using Rezolve.Json.Paths.Filters;
using Rezolve.Json.Paths.Functions;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>The rules of well-typed filters (RFC 9535 section 2.4.3), each with what to write instead.</summary>
internal static class Typing
{
    public static bool AcceptsComparand(PathCursor cursor, int start, FilterOperand operand) => operand switch
    {
        FilterQuery { IsSingular: false } query =>
            Refuse(cursor, start, $"{query} can select several nodes and is not compared. Write value({query}) or count({query})."),
        FunctionCall { Result: FunctionResult.Logical } call =>
            Refuse(cursor, start, $"{call.Name}() is true or false by itself. Remove the comparison."),
        _ => true,
    };

    /// <summary>Whether an argument fits its place; one place too many is left to the count of arguments.</summary>
    public static bool AcceptsArgument(PathCursor cursor, int start, PathFunction function, int position, FilterOperand argument)
    {
        if (position >= function.Parameters.Count)
        {
            return true;
        }

        return function.Parameters[position] == FunctionParameter.Nodes
            ? argument is FilterQuery || Refuse(cursor, start, $"{function.Name}() takes a query, not {argument}. Write for example {function.Name}(@.items[*]).")
            : AcceptsValue(cursor, start, function, argument);
    }

    private static bool AcceptsValue(PathCursor cursor, int start, PathFunction function, FilterOperand argument) => argument switch
    {
        FilterQuery { IsSingular: false } query =>
            Refuse(cursor, start, $"{function.Name}() takes one value, but {query} can select several. Write value({query})."),
        FunctionCall { Result: FunctionResult.Logical } call =>
            Refuse(cursor, start, $"{function.Name}() takes a value, but {call.Name}() is true or false. Give it a query or a literal."),
        _ => true,
    };

    private static bool Refuse(PathCursor cursor, int start, string message)
    {
        cursor.Fail<object>(start, message);
        return false;
    }
}
