using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>find(list, name, value)</c>.</summary>
internal static class Find
{
    public static Function Kind { get; } = new()
    {
        Name = "find",
        Parameters = [Parameter.List("list"), Parameter.Text("name"), Parameter.Any("value")],
        Result = ValueKinds.Object | ValueKinds.Undefined,
        Summary = "The first object of a list whose member equals a value; null equals absent. Undefined where there is none.",
        Examples =
        [
            new("find([{ k: 'a', v: 1 }, { k: 'b', v: 2 }], 'k', 'b').v", "2"),
            new("find([{ k: 1 }, { v: 3 }], 'k', null)", "{\"v\":3}"),
            new("find([{ k: 1 }], 'k', '1')", "undefined"),
            new("find(null, 'k', 1)", "undefined"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var sought = arguments[2];
        foreach (var item in arguments[0].List)
        {
            if (item.Kind != ValueKind.Object)
                continue;
            var member = item[arguments[1].Text];
            if ((member.IsNothing && sought.IsNothing) || Equality.Deep(member, sought))
                return item;
        }
        return Value.Undefined;
    }
}
