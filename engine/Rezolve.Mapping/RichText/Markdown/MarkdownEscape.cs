using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>Words as Markdown writes them so that they are read as the same words. Nothing is escaped that need not be: an address stays one.</summary>
internal static partial class MarkdownEscape
{
    /// <summary>The words of a piece of a line.</summary>
    public static string Words(string words, bool isTitle)
    {
        var escaped = new StringBuilder(words.Length + 8);
        for (var i = 0; i < words.Length; i++)
        {
            var c = words[i];
            // Within words a blank that does not break is one as it is.
            if (c != ' ' && char.IsWhiteSpace(c) && !(c == '\u00A0' && i > 0 && i < words.Length - 1))
                escaped.Append(c == '\u00A0' ? "&nbsp;" : string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};"));
            else if (IsMeant(words, i, isTitle))
                escaped.Append('\\').Append(c);
            else
                escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>The address of a link. An address may hold what looks like an entity.</summary>
    public static string Address(string address)
    {
        var escaped = address.Contains('&') ? EntityWithin().Replace(address, "&amp;") : address;
        return escaped.Contains('(') || escaped.Contains(')') ? $"<{escaped}>" : escaped;
    }

    /// <summary>A line that is not taken for the beginning of a title, a list, a quote, a rule or a table.</summary>
    public static string LineStart(string line)
    {
        if (Number().Match(line) is { Success: true } number)
            return string.Concat(number.Groups[1].Value, "\\", line.AsSpan(number.Groups[1].Length));
        return Sign().IsMatch(line) ? "\\" + line : line;
    }

    private static bool IsMeant(string words, int at, bool isTitle) => words[at] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' or '|' => true,
        '_' => !(IsWord(words, at - 1) && IsWord(words, at + 1)),
        '~' => !(at > 0 && words[at - 1] == '/' && IsWord(words, at + 1)),
        '#' => isTitle,
        '&' => Entity().IsMatch(words.AsSpan(at)),
        _ => false,
    };

    private static bool IsWord(string words, int at) => at >= 0 && at < words.Length && char.IsLetterOrDigit(words[at]);

    [GeneratedRegex(@"^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,40});")]
    private static partial Regex Entity();

    [GeneratedRegex(@"&(?=(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,40});)")]
    private static partial Regex EntityWithin();

    [GeneratedRegex(@"^([0-9]{1,9})[.)](\s|$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(>|#{1,6}(\s|$)|[-+](\s|$)|-+\s*$|=+\s*$|:?-+:?\s*$)")]
    private static partial Regex Sign();
}
