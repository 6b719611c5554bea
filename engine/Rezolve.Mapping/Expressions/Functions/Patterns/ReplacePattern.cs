using System.Text;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Patterns;

/// <summary><c>replacePattern(s, pattern, with)</c>.</summary>
internal static class ReplacePattern
{
    public static Function Kind { get; } = new()
    {
        Name = "replacePattern",
        Parameters = [Parameter.Text("s"), PatternArgument.Parameter, Parameter.Text("with")],
        Result = ValueKinds.Text,
        Summary = "The text with every match of a pattern (I-Regexp) replaced. In 'with' $1 to $9 stand for the groups, $& for the whole match, "
            + "$$ for a dollar sign.",
        Examples =
        [
            new("replacePattern('a1b22', '[0-9]+', '#')", "\"a#b#\""),
            new("replacePattern('2026-05', '([0-9]+)-([0-9]+)', '$2/$1')", "\"05/2026\""),
            new("replacePattern('5', '[0-9]', '$$&')", "\"$&\""),
            new("replacePattern('a', 'b', 'c')", "\"a\""),
        ],
        Code = PatternArgument.AtCall(Run),
        Prepare = PatternArgument.AtLoad(Run),
    };

    private static Value Run(Regex pattern, ReadOnlySpan<Value> arguments)
    {
        string text = arguments[0].Text, with = arguments[2].Text;
        var result = new StringBuilder(text.Length);
        var at = 0;
        for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
        {
            result.Append(text, at, match.Index - at);
            Expand(result, with, match);
            at = match.Index + match.Length;
            if (!TextLimit.Allows(result.Length))
                return Faults.TooLong;
        }
        return TextLimit.Of(result.Append(text, at, text.Length - at).ToString());
    }

    private static void Expand(StringBuilder result, string with, Match match)
    {
        for (var i = 0; i < with.Length; i++)
        {
            var next = with[i] == '$' && i + 1 < with.Length ? with[i + 1] : '\0';
            if (next is '$' or '&' || (next is >= '1' and <= '9' && next - '0' < match.Groups.Count))
            {
                result.Append(next == '$' ? "$" : next == '&' ? match.Value : match.Groups[next - '0'].Value);
                i++;
            }
            else
                result.Append(with[i]);
        }
    }
}
