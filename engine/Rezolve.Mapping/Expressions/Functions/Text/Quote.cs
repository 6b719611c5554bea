using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>quote(s, mark, escape)</c>.</summary>
internal static class Quote
{
    public static Function Kind { get; } = new()
    {
        Name = "quote",
        Parameters =
        [
            new("s", ValueKinds.Text | ValueKinds.Number),
            Parameter.Text("mark") with { Check = mark => OneCharacter(mark.Text) },
            Parameter.Text("escape").Optional(Value.Of("\\")) with { Check = escape => OneCharacter(escape.Text) },
        ],
        Result = ValueKinds.Text,
        GivesQuoted = true,
        Summary = "A text as a literal of the vendor's query language: between marks, each mark and each escape character in it preceded by the "
            + "escape character. "
            + "An escape that is the mark itself doubles it.",
        Examples =
        [
            new("quote('a\"b', '\"')", "\"\\\"a\\\\\\\"b\\\"\""),
            new("quote('a\"b', '\"', '\"')", "\"\\\"a\\\"\\\"b\\\"\""),
            new("quote('a\\\\b', `'`)", "\"'a\\\\\\\\b'\""),
            new("quote(7, `'`)", "\"'7'\""),
            new("quote(null, `'`)", "undefined"),
            new("quote('a', '')", "error: 'mark'"),
        ],
        Code = Run,
    };

    private static string? OneCharacter(string text) => text.Length == 1 ? null : "has to be one character";

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        string text = arguments[0].Text, mark = arguments[1].Text, escape = arguments[2].Text;
        if ((OneCharacter(mark) ?? OneCharacter(escape)) is { } problem)
            return Value.Fault($"'mark' and 'escape' each {problem.Replace("has", "have", StringComparison.Ordinal)}");
        var literal = new StringBuilder(text.Length + 2).Append(mark);
        foreach (var letter in text)
        {
            if (letter == mark[0] || letter == escape[0])
                literal.Append(escape);
            literal.Append(letter);
        }
        return TextLimit.Of(literal.Append(mark).ToString());
    }
}
