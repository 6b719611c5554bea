namespace Rezolve.Json.Paths.Parsing;

/// <summary>Which names may follow a dot without quotes (RFC 9535 section 2.5.1.1).</summary>
internal static class NameText
{
    public static bool BeginsName(char character) => char.IsAsciiLetter(character) || character == '_' || character >= '\u0080';

    public static bool ContinuesName(char character) => BeginsName(character) || char.IsAsciiDigit(character);

    public static bool IsShorthand(string name) => name.Length > 0 && BeginsName(name[0]) && name.All(ContinuesName);

    /// <summary>The position of the first surrogate without its partner; -1 when every pair is whole.</summary>
    public static int LoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return i;
            }

            i++;
        }

        return -1;
    }
}
