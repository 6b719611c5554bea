using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>replace(s, find, with)</c>.</summary>
internal static class Replace
{
    public static Function Kind { get; } = new()
    {
        Name = "replace",
        Parameters =
        [
            Parameter.Text("s"),
            Parameter.Text("find") with { Check = find => find.Text == "" ? "has to be a text of at least one character" : null },
            Parameter.Text("with"),
        ],
        Result = ValueKinds.Text,
        Summary = "The text with every occurrence of another text replaced, from left to right. Nothing in 'with' has a special meaning.",
        Examples =
        [
            new("replace('a-b-c', '-', '')", "\"abc\""),
            new("replace('aaa', 'aa', 'b')", "\"ba\""),
            new("replace('a', 'a', '$1')", "\"$1\""),
            new("replace('a', '', 'x')", "error: 'find'"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        string text = arguments[0].Text, find = arguments[1].Text, with = arguments[2].Text;
        if (find.Length == 0)
            return Value.Fault("'find' has to be a text of at least one character");
        return with.Length > find.Length && !TextLimit.Allows(text.Length + ((long)text.AsSpan().Count(find) * (with.Length - find.Length)))
            ? Faults.TooLong
            : Value.Of(text.Replace(find, with, StringComparison.Ordinal));
    }
}
