using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Objects;

/// <summary><c>pick(object, names)</c>.</summary>
internal static class Pick
{
    public static Function Kind { get; } = new()
    {
        Name = "pick",
        Parameters = [new("object", ValueKinds.Object), Parameter.List("names")],
        Result = ValueKinds.Object,
        Summary = "The object with only the named members, in their own order. Names it does not have add nothing.",
        Examples =
        [
            new("pick({ a: 1, b: 2, c: 3 }, ['c', 'a', 'x'])", "{\"a\":1,\"c\":3}"),
            new("pick({ a: 1 }, [])", "{}"),
            new("pick({}, [1])", "error: text"),
        ],
        Code = arguments => Selection.Of(arguments, wanted: true),
    };
}
