using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Objects;

/// <summary><c>fromEntries(list, name, value)</c>.</summary>
internal static class FromEntries
{
    public static Function Kind { get; } = new()
    {
        Name = "fromEntries",
        Parameters = [Parameter.List("list"), Parameter.Text("name"), Parameter.Text("value")],
        Result = ValueKinds.Object,
        Summary = "An object out of a list of objects: 'name' says which of their members is the name, 'value' which is the value. Of equal names "
            + "the last counts; "
            + "a value that is not there is left out.",
        Examples =
        [
            new("fromEntries([{ key: 'a', value: 1 }], 'key', 'value')", "{\"a\":1}"),
            new("fromEntries([{ id: 7, v: 'x' }, { id: 8 }], 'id', 'v')", "{\"7\":\"x\"}"),
            new("fromEntries([{ v: 'x' }], 'id', 'v')", "error: name"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var members = new ValueObject();
        foreach (var item in arguments[0].List)
        {
            var name = item[arguments[1].Text];
            if (name.Kind is not (ValueKind.Text or ValueKind.Number))
                return Faults.Expected("text or a number as the name of a member", name);
            var value = item[arguments[2].Text];
            if (value.Kind != ValueKind.Undefined)
                members[name.Kind == ValueKind.Text ? name.Text : Access.NameOf(name)] = value;
        }
        return Value.Of(members);
    }
}
