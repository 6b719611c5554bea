using AngleSharp.Html.Parser.Tokens;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>What code is written in, as a class of its tag says by custom: <c>language-json</c>.</summary>
internal static class CodeLanguage
{
    private static readonly string[] Prefixes = ["language-", "lang-"];

    /// <summary>The language; null where no class says it.</summary>
    public static string? Of(HtmlTagToken tag)
    {
        if (tag.Name is not ("pre" or "code"))
            return null;
        foreach (var word in (tag.GetAttribute("class") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Prefixes.FirstOrDefault(prefix => word.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix && word.Length > prefix.Length)
                return word[prefix.Length..];
        }
        return null;
    }
}
