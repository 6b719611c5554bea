using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>slice(x, from, to?)</c>.</summary>
internal static class Slice
{
    public static Function Kind { get; } = new()
    {
        Name = "slice",
        Parameters = [new("x", ValueKinds.Text | ValueKinds.List), Parameter.Number("from"), Parameter.Number("to").Optional()],
        Result = ValueKinds.Text | ValueKinds.List,
        ResultOf = x => x & (ValueKinds.Text | ValueKinds.List),
        Summary = "A part of a text or a list: from one place up to, not including, another, or to the end. Negative places count from the end.",
        Examples =
        [
            new("slice('abcd', 1, 3)", "\"bc\""),
            new("slice('abcd', -2)", "\"cd\""),
            new("slice([1, 2, 3], 0, -1)", "[1,2]"),
            new("slice('abcd', 3, 1)", "\"\""),
            new("slice('abcd', 0.5)", "error: whole"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var length = arguments[0].Kind == ValueKind.Text ? arguments[0].Text.Length : arguments[0].List.Count;
        if (!arguments[1].TryGetInteger(out var from))
            return Faults.Expected("a whole number as 'from'", arguments[1]);
        long to = length;
        if (!arguments[2].IsNothing && !arguments[2].TryGetInteger(out to))
            return Faults.Expected("a whole number as 'to'", arguments[2]);
        var start = Place(from, length);
        var count = Math.Max(0, Place(to, length) - start);
        return arguments[0].Kind == ValueKind.Text
            ? Value.Of(arguments[0].Text.Substring(start, count))
            : Value.Of(arguments[0].List.Skip(start).Take(count).ToArray());
    }

    private static int Place(long place, int length) => (int)Math.Clamp(place < 0 ? Math.Max(place, -length) + length : place, 0, length);
}
