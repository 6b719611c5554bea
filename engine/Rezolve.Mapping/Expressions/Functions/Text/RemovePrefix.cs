using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Text;

/// <summary><c>removePrefix(s, t)</c>.</summary>
internal static class RemovePrefix
{
    public static Function Kind { get; } = new()
    {
        Name = "removePrefix",
        Parameters = [Parameter.Text("s"), Parameter.Text("t")],
        Result = ValueKinds.Text,
        Summary = "The text without a beginning, once; the text itself where it does not begin so.",
        Examples =
        [
            new("removePrefix('sha256=ab', 'sha256=')", "\"ab\""),
            new("removePrefix('ab', 'sha256=')", "\"ab\""),
            new("removePrefix('aab', 'a')", "\"ab\""),
        ],
        Code = arguments => arguments[0].Text.StartsWith(arguments[1].Text, StringComparison.Ordinal)
            ? Value.Of(arguments[0].Text[arguments[1].Text.Length..])
            : arguments[0],
    };
}
