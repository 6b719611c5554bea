using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>sort(list)</c>.</summary>
internal static class Sort
{
    public static Function Kind { get; } = new()
    {
        Name = "sort",
        Parameters = [Parameter.List("list")],
        Result = ValueKinds.List,
        Summary = "The list in ascending order: numbers by value, texts by their UTF-16 units, instants, dates and durations by time. Its members "
            + "are of one kind; equal ones keep their order.",
        Examples =
        [
            new("sort([10, 9, 1])", "[1,9,10]"),
            new("sort(['b', 'B', 'a'])", "[\"B\",\"a\",\"b\"]"),
            new("sort([])", "[]"),
            new("sort([1, 'a'])", "error: expected two numbers"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var list = arguments[0].List;
        foreach (var item in list)
        {
            if (!Ordering.TryCompare(list[0], item, out _, out var fault))
                return fault;
        }
        var comparer = Comparer<Value>.Create((left, right) => Ordering.TryCompare(left, right, out var order, out _) ? order : 0);
        return Value.Of(list.Order(comparer).ToArray());
    }
}
