using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Objects;

/// <summary><c>omit(object, names)</c>.</summary>
internal static class Omit
{
    public static Function Kind { get; } = new()
    {
        Name = "omit",
        Parameters = [new("object", ValueKinds.Object), Parameter.List("names")],
        Result = ValueKinds.Object,
        Summary = "The object without the named members. Names it does not have change nothing.",
        Examples =
        [
            new("omit({ a: 1, b: 2 }, ['b', 'x'])", "{\"a\":1}"),
            new("omit({ a: 1 }, [])", "{\"a\":1}"),
            new("omit(null, ['a'])", "undefined"),
        ],
        Code = arguments => Selection.Of(arguments, wanted: false),
    };
}
