using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>flatten(list)</c>.</summary>
internal static class Flatten
{
    public static Function Kind { get; } = new()
    {
        Name = "flatten",
        Parameters = [Parameter.List("list")],
        Result = ValueKinds.List,
        Summary = "The list with the members of each list in it in place of that list, one level deep.",
        Examples = [new("flatten([1, [2, 3], [[4]]])", "[1,2,3,[4]]"), new("flatten([])", "[]"), new("flatten([[], [null]])", "[null]")],
        Code = arguments => Value.Of(arguments[0].List.SelectMany(item => item.Kind == ValueKind.List ? item.List : [item]).ToArray()),
    };
}
