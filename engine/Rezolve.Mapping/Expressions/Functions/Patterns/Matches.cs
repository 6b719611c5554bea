using System.Text.RegularExpressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Patterns;

/// <summary><c>matches(s, pattern)</c>.</summary>
internal static class Matches
{
    public static Function Kind { get; } = new()
    {
        Name = "matches",
        Parameters = [Parameter.Text("s"), PatternArgument.Parameter],
        Result = ValueKinds.Boolean,
        OnNothing = OnNothing.GivesFalse,
        Summary = "Whether a pattern (I-Regexp, RFC 9485) is found anywhere in a text; write ^ and $ for its ends. Takes time linear in the text, "
            + "whatever the pattern.",
        Examples =
        [
            new("matches('case-17', '[0-9]+')", "true"),
            new("matches('case-17', '^[0-9]+$')", "false"),
            new("matches(null, 'a')", "false"),
            new("matches('a', '(')", "error: I-Regexp"),
            new("matches('a', '(?=a)')", "error: I-Regexp"),
        ],
        Code = PatternArgument.AtCall(Run),
        Prepare = PatternArgument.AtLoad(Run),
    };

    private static Value Run(Regex pattern, ReadOnlySpan<Value> arguments) => Value.Of(pattern.IsMatch(arguments[0].Text));
}
