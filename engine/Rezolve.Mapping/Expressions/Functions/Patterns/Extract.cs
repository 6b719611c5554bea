using System.Text.RegularExpressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Patterns;

/// <summary><c>extract(s, pattern)</c>.</summary>
internal static class Extract
{
    public static Function Kind { get; } = new()
    {
        Name = "extract",
        Parameters = [Parameter.Text("s"), PatternArgument.Parameter],
        Result = ValueKinds.Text | ValueKinds.Undefined,
        Summary = "What the first group of a pattern (I-Regexp) matched at its first occurrence; the whole match where the pattern has no group "
            + "or that group took no part; "
            + "undefined where nothing matches.",
        Examples =
        [
            new("extract('/transaction/42', '/transaction/([0-9]+)$')", "\"42\""),
            new("extract('a 12 b', '[0-9]+')", "\"12\""),
            new("extract('ab', '(x)?b')", "\"b\""),
            new("extract('ab', 'x')", "undefined"),
        ],
        Code = PatternArgument.AtCall(Run),
        Prepare = PatternArgument.AtLoad(Run),
    };

    private static Value Run(Regex pattern, ReadOnlySpan<Value> arguments)
    {
        var match = pattern.Match(arguments[0].Text);
        if (!match.Success)
            return Value.Undefined;
        return Value.Of(match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value : match.Value);
    }
}
