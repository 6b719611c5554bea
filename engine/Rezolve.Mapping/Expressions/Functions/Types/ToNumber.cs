using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Types;

/// <summary><c>number(s)</c>.</summary>
internal static class ToNumber
{
    public static Function Kind { get; } = new()
    {
        Name = "number",
        Parameters = [new("s", ValueKinds.Text | ValueKinds.Number)],
        Result = ValueKinds.Number,
        Summary = "The number that a text writes in decimal, digits kept exactly. White space around it, a plus sign and leading zeros are "
            + "accepted; any other text is an error, the empty one too.",
        Examples =
        [
            new("number('50')", "50"),
            new("number(' +007.50 ')", "7.50"),
            new("number('-1e3')", "-1e3"),
            new("number('9007199254740993')", "9007199254740993"),
            new("number('')", "error: a number in decimal"),
            new("number('12 pcs')", "error: a number in decimal"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        if (arguments[0].Kind == ValueKind.Number)
            return arguments[0];
        var text = arguments[0].Text.AsSpan().Trim();
        var negative = text.StartsWith("-");
        if (negative || text.StartsWith("+"))
            text = text[1..];
        while (text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]))
            text = text[1..];
        if (text.StartsWith("-") || !JsonNumbers.IsNumber(text))
            return Faults.Expected("a number in decimal", arguments[0]);
        return Value.NumberOf(negative ? $"-{text}" : text.ToString());
    }
}
