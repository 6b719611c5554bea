using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>pluck(list, name)</c>.</summary>
internal static class Pluck
{
    public static Function Kind { get; } = new()
    {
        Name = "pluck",
        Parameters = [Parameter.List("list"), Parameter.Text("name")],
        Result = ValueKinds.List,
        Summary = "One member of each object of a list, in order. An object without the member, and what is no object, adds nothing.",
        Examples =
        [
            new("pluck([{ id: 1 }, { id: 2 }], 'id')", "[1,2]"),
            new("pluck([{ id: 1 }, {}, { id: null }], 'id')", "[1,null]"),
            new("pluck(undefined, 'id')", "undefined"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var items = new List<Value>();
        foreach (var item in arguments[0].List)
        {
            var member = item[arguments[1].Text];
            if (member.Kind != ValueKind.Undefined)
                items.Add(member);
        }
        return Value.Of(items);
    }
}
