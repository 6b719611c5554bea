using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>union(a, b)</c>.</summary>
internal static class Union
{
    public static Function Kind { get; } = new()
    {
        Name = "union",
        Parameters = [Parameter.List("a"), Parameter.List("b")],
        Result = ValueKinds.List,
        Summary = "The values of two lists, each once, in the order of first appearance.",
        Examples =
        [
            new("union(['a', 'b'], ['b', 'c'])", "[\"a\",\"b\",\"c\"]"),
            new("union([], [1, 1])", "[1]"),
            new("union(null, [1])", "undefined"),
        ],
        Code = arguments => Value.Of(arguments[0].List.Union(arguments[1].List, DeepEquality.Comparer).ToArray()),
    };
}
