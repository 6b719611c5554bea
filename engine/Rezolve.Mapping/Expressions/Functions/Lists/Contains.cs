using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>contains(x, t)</c>.</summary>
internal static class Contains
{
    public static Function Kind { get; } = new()
    {
        Name = "contains",
        Parameters = [new("x", ValueKinds.Text | ValueKinds.List), Parameter.Any("t")],
        Result = ValueKinds.Boolean,
        OnNothing = OnNothing.GivesFalse,
        Summary = "Whether a text holds another text, or a list a value equal to the given one.",
        Examples =
        [
            new("contains('abc', 'bc')", "true"),
            new("contains(['a', 1], 1)", "true"),
            new("contains(['1'], 1)", "false"),
            new("contains(null, 'a')", "false"),
            new("contains('abc', 1)", "error: text"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var sought = arguments[1];
        if (arguments[0].Kind == ValueKind.List)
            return Value.Of(arguments[0].List.Any(item => Equality.Deep(item, sought)));
        return sought.Kind == ValueKind.Text
            ? Value.Of(arguments[0].Text.Contains(sought.Text, StringComparison.Ordinal))
            : Faults.Expected("text to look for in a text", sought);
    }
}
