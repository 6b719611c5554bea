using System.Text;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>Keeps words from becoming a live mention: an invisible character behind the sign that would begin one.</summary>
internal static class WordGuard
{
    /// <summary>Word joiner: it shows nothing and lets no line break in.</summary>
    public const char Joiner = '\u2060';

    /// <summary>The words with no mention in them. The sign within a mail address is left alone.</summary>
    public static string Inert(string words)
    {
        if (!words.Contains('@') && !words.Contains("[~", StringComparison.Ordinal))
            return words;
        var inert = new StringBuilder(words.Length + 4);
        for (var i = 0; i < words.Length; i++)
        {
            inert.Append(words[i]);
            if (Begins(words, i))
                inert.Append(Joiner);
        }
        return inert.ToString();
    }

    /// <summary>The words without what <see cref="Inert"/> has put in.</summary>
    public static string Bare(string words) => words.Contains(Joiner)
        ? words.Replace("@" + Joiner, "@", StringComparison.Ordinal).Replace("[" + Joiner, "[", StringComparison.Ordinal)
        : words;

    private static bool Begins(string words, int at)
    {
        if (at + 1 >= words.Length || words[at + 1] == Joiner)
            return false;
        return words[at] switch
        {
            '@' => !char.IsWhiteSpace(words[at + 1]) && (at == 0 || !char.IsLetterOrDigit(words[at - 1])),
            '[' => words[at + 1] == '~',
            _ => false,
        };
    }
}
