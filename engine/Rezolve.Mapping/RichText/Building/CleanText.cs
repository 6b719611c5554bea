using System.Text;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>Text as every format can hold it: LF at line ends, no lone surrogates, no NUL.</summary>
internal static class CleanText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text; the same where nothing is wrong with it.</summary>
    public static string Of(string text)
    {
        var firstWrong = FirstWrong(text);
        if (firstWrong == text.Length)
            return text;
        var clean = new StringBuilder(text, 0, firstWrong, text.Length);
        for (var i = firstWrong; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
                clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (IsPair(text, i))
                clean.Append(c).Append(text[++i]);
            else
                clean.Append(c == '\0' || char.IsSurrogate(c) ? Replacement : c);
        }
        return clean.ToString();
    }

    private static int FirstWrong(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i))
                i++;
            else if (text[i] is '\0' or '\r' || char.IsSurrogate(text[i]))
                return i;
        }
        return text.Length;
    }

    private static bool IsPair(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
}
