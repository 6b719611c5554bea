using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>wrap(list, name)</c>.</summary>
internal static class Wrap
{
    public static Function Kind { get; } = new()
    {
        Name = "wrap",
        Parameters = [Parameter.List("list"), Parameter.Text("name")],
        Result = ValueKinds.List,
        Summary = "An object of one member for each member of a list: the inverse of pluck.",
        Examples = [new("wrap(['a'], 'add')", "[{\"add\":\"a\"}]"), new("wrap([], 'add')", "[]"), new("wrap(null, 'add')", "undefined")],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var name = arguments[1].Text;
        return Value.Of(arguments[0].List.Select(item => Value.Of(new ValueObject(1) { [name] = item })).ToArray());
    }
}
