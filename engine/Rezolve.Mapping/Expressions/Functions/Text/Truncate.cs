using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>truncate(s, n)</c>.</summary>
internal static class Truncate
{
    public static Function Kind { get; } = new()
    {
        Name = "truncate",
        Parameters = [Parameter.Text("s"), Parameter.Number("n")],
        Result = ValueKinds.Text,
        Summary = "The first n characters (UTF-16 units) of a text, one less where the cut would fall inside a surrogate pair. Nothing is put in "
            + "place of the rest.",
        Examples =
        [
            new("truncate('abcdef', 3)", "\"abc\""),
            new("truncate('ab', 3)", "\"ab\""),
            new("truncate('a😀', 2)", "\"a\""),
            new("truncate('ab', -1)", "error: 'n'"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].Text;
        if (!arguments[1].TryGetInteger(out var length) || length < 0)
            return Faults.Expected("a whole number of at least 0 as 'n'", arguments[1]);
        if (length >= text.Length)
            return arguments[0];
        var end = (int)length;
        return Value.Of(text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]);
    }
}
