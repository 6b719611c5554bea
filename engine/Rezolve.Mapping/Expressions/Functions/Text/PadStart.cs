using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>padStart(s, n, c)</c>.</summary>
internal static class PadStart
{
    public static Function Kind { get; } = new()
    {
        Name = "padStart",
        Parameters = [Parameter.Text("s"), Parameter.Number("n"), Parameter.Text("c")],
        Result = ValueKinds.Text,
        Summary = "The text, filled at its start with another until it has n characters (UTF-16 units). A longer text stays as it is.",
        Examples =
        [
            new("padStart('7', 3, '0')", "\"007\""),
            new("padStart('7', 4, 'ab')", "\"aba7\""),
            new("padStart('1234', 3, '0')", "\"1234\""),
            new("padStart('7', 2000000, '0')", "error: longer than"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        string text = arguments[0].Text, fill = arguments[2].Text;
        if (!arguments[1].TryGetInteger(out var length))
            return Faults.Expected("a whole number as 'n'", arguments[1]);
        if (length <= text.Length || fill.Length == 0)
            return arguments[0];
        if (!TextLimit.Allows(length))
            return Faults.TooLong;
        return Value.Of(string.Create((int)length, (text, fill), static (letters, parts) =>
        {
            var filled = letters.Length - parts.text.Length;
            for (var i = 0; i < filled; i++)
                letters[i] = parts.fill[i % parts.fill.Length];
            parts.text.CopyTo(letters[filled..]);
        }));
    }
}
