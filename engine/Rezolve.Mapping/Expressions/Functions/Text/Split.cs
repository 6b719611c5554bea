using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>split(s, sep)</c>.</summary>
internal static class Split
{
    public static Function Kind { get; } = new()
    {
        Name = "split",
        Parameters = [Parameter.Text("s"), Parameter.Text("sep")],
        Result = ValueKinds.List,
        Summary = "The parts of a text between a separator. Empty parts stay; an empty separator gives the characters (UTF-16 units); the empty "
            + "text has one part, "
            + "itself, or none where the separator is empty.",
        Examples =
        [
            new("split('a,b,', ',')", "[\"a\",\"b\",\"\"]"),
            new("split('abc', '')", "[\"a\",\"b\",\"c\"]"),
            new("split('', ',')", "[\"\"]"),
            new("split('', '')", "[]"),
            new("split('phase:reason', ':')[1]", "\"reason\""),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        string text = arguments[0].Text, separator = arguments[1].Text;
        var parts = separator.Length > 0 ? text.Split(separator) : text.Select(letter => letter.ToString()).ToArray();
        return Value.Of(Array.ConvertAll(parts, part => Value.Of(part)));
    }
}
