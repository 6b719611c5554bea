using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>unique(list)</c>.</summary>
internal static class Unique
{
    public static Function Kind { get; } = new()
    {
        Name = "unique",
        Parameters = [Parameter.List("list")],
        Result = ValueKinds.List,
        Summary = "The list with each value once, in the order of first appearance. Numbers are equal by value, objects by their members.",
        Examples =
        [
            new("unique(['b', 'a', 'b'])", "[\"b\",\"a\"]"),
            new("unique([1, 1.0, '1'])", "[1,\"1\"]"),
            new("unique([{ a: 1 }, { a: 1 }])", "[{\"a\":1}]"),
        ],
        Code = arguments => Value.Of(arguments[0].List.Distinct(DeepEquality.Comparer).ToArray()),
    };
}
