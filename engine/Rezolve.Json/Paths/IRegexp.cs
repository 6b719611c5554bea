using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Rezolve.Json.Paths.Regexps;

namespace Rezolve.Json.Paths;

/// <summary>
/// I-Regexp (RFC 9485): the regular expressions every platform agrees on. They match code points, not UTF-16 code units,
/// and run in time linear in the text, whatever the pattern.
/// </summary>
public static class IRegexp
{
    /// <summary>The longest pattern, in UTF-16 code units.</summary>
    public const int LongestPattern = 4096;

    /// <summary>How deep groups may stand inside each other.</summary>
    public const int DeepestGroup = 64;

    /// <summary>Translates a pattern, refusing what is outside I-Regexp: look-around, back references, <c>\d</c>, lazy quantifiers.</summary>
    /// <param name="pattern">The pattern. Outside classes <c>^</c> and <c>$</c> are the ends of the text.</param>
    /// <param name="anchored">Whether the whole text must match (<c>match</c>), else any part (<c>search</c>).</param>
    /// <param name="regex">The expression when the pattern is one.</param>
    /// <param name="fault">What is wrong with it, where, and what to write instead.</param>
    public static bool TryCompile(
        string pattern, bool anchored, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? fault) =>
        TryCompile(pattern, anchored, captures: false, out regex, out fault);

    /// <summary>The same, and says whether what each group matched is remembered, which costs time.</summary>
    /// <param name="pattern">The pattern. Outside classes <c>^</c> and <c>$</c> are the ends of the text.</param>
    /// <param name="anchored">Whether the whole text must match (<c>match</c>), else any part (<c>search</c>).</param>
    /// <param name="captures">Whether the groups of a match hold what they matched, numbered from 1 by their opening.</param>
    /// <param name="regex">The expression when the pattern is one.</param>
    /// <param name="fault">What is wrong with it, where, and what to write instead.</param>
    public static bool TryCompile(
        string pattern, bool anchored, bool captures, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        regex = null;
        if (new PatternTranslator(pattern, captures).Translate(out fault) is not { } translated)
        {
            fault ??= "The pattern is no I-Regexp.";
            return false;
        }

        try
        {
            regex = new Regex(
                anchored ? $@"\A(?:{translated})\z" : translated,
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (captures ? RegexOptions.None : RegexOptions.ExplicitCapture));
            fault = null;
            return true;
        }
        catch (Exception refusal) when (refusal is NotSupportedException or ArgumentException)
        {
            fault = "The pattern is too large once its repetitions are counted. Repeat less, or fewer alternatives.";
            return false;
        }
    }
}
