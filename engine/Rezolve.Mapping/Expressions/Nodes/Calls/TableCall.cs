using Acornima.Ast;
using Rezolve.Json;
using Rezolve.Mapping.Expressions.Functions;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes.Calls;

/// <summary>Binds <c>toCanonical</c> and <c>toVendor</c> to the table that their first argument names.</summary>
internal static class TableCall
{
    /// <summary>The code of the call, or null and a reported mistake.</summary>
    public static FunctionCode? Bind(ExpressionCompilation compilation, CallExpression call, Typed table, TableDirection direction)
    {
        if (table.Constant is not { Kind: ValueKind.Text } name)
        {
            compilation.Fault(call.Arguments[0], "The table's name has to be written down, so that it is known at load.",
                "Write it as text: 'name'.");
            return null;
        }
        if (compilation.Rules.Tables(name.Text) is { } lookup)
            return arguments => arguments[1].IsNothing ? Value.Undefined : lookup(arguments[1], direction == TableDirection.ToVendor);
        compilation.Fault(call.Arguments[0], $"There is no table '{name.Text}'.",
            NearMiss.Of(name.Text, compilation.Rules.TableNames) is { } near
                ? $"Did you mean '{near}'?"
                : $"Add it: \"tables\": {{ \"{name.Text}\": … }}.");
        return null;
    }
}
