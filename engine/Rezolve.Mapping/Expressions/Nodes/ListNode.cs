using Acornima.Ast;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary><c>[a, ...b]</c>. Only lists are spread; null and undefined add nothing.</summary>
internal static class ListNode
{
    public static Typed Compile(ExpressionCompilation compilation, ArrayExpression list)
    {
        var parts = new List<Typed>();
        var spread = new List<bool>();
        foreach (var element in list.Elements)
        {
            spread.Add(element is SpreadElement);
            parts.Add(element switch
            {
                null => compilation.Fault(list, "A list has no holes.", "Write undefined or null where nothing stands between two commas."),
                SpreadElement spreading => Spread(compilation, spreading),
                _ => compilation.Compile(element),
            });
        }
        var evaluate = parts.Select(part => part.Evaluate).ToArray();
        var spreads = spread.ToArray();
        return compilation.Finish(list, new Typed(ValueKinds.List, scope => Build(scope, evaluate, spreads)), [.. parts]);
    }

    private static Typed Spread(ExpressionCompilation compilation, SpreadElement spread)
    {
        var typed = compilation.Compile(spread.Argument);
        return typed.May(ValueKinds.List | ValueKinds.Nothing) ? typed : compilation.Fault(
            spread, $"... in a list spreads a list, not {KindWords.Of(typed.Kinds)}.",
            "Leave the dots away, or write split(text, '') for the characters of a text.");
    }

    private static Value Build(Scope scope, Func<Scope, Value>[] parts, bool[] spreads)
    {
        var items = new List<Value>(parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            var value = parts[i](scope);
            if (value.IsFault)
                return value;
            if (!spreads[i])
                items.Add(value);
            else if (value.Kind == ValueKind.List)
                items.AddRange(value.List);
            else if (!value.IsNothing)
                return Faults.Expected("a list to spread", value);
        }
        return Value.Of(items);
    }
}
