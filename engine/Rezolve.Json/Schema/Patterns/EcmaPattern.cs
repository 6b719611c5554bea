using System.Text.RegularExpressions;

namespace Rezolve.Json.Schema.Patterns;

/// <summary>Compiles regular expressions of ECMA-262 (with its Unicode flag) for .NET, whose own notation differs in places.</summary>
internal static class EcmaPattern
{
    private const int LongestPattern = 20_000;

    /// <summary>Gives the compiled expression; null, and what is wrong, if it is not one.</summary>
    public static Regex? TryCompile(string pattern, TimeSpan timeout, out string problem)
    {
        problem = "it is too long";
        if (pattern.Length > LongestPattern) return null;
        var translation = new EcmaTranslation(pattern);
        if (!translation.TryTranslate(out var translated))
        {
            problem = translation.Problem;
            return null;
        }
        try
        {
            return new Regex(translated, RegexOptions.CultureInvariant, timeout);
        }
        catch (ArgumentException exception)
        {
            problem = exception is RegexParseException parse ? Words(parse.Error) : "it cannot be read";
            return null;
        }
    }

    private static string Words(RegexParseError error) => error switch
    {
        RegexParseError.InsufficientClosingParentheses => "a ) is missing",
        RegexParseError.InsufficientOpeningParentheses => "a ( is missing",
        RegexParseError.UnterminatedBracket => "a ] is missing",
        RegexParseError.ReversedCharacterRange => "a range of characters runs backwards",
        RegexParseError.ReversedQuantifierRange => "a repeat has its greater number first",
        RegexParseError.QuantifierAfterNothing or RegexParseError.NestedQuantifiersNotParenthesized => "a repeat has nothing to repeat",
        RegexParseError.UndefinedNumberedReference or RegexParseError.UndefinedNamedReference => "it refers to a group that does not exist",
        _ => "it cannot be read",
    };
}
