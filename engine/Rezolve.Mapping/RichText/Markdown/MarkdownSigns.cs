namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>
/// How many signs of a text may open something. The library looks for what closes each, and pads every row of a table to the longest, so that time
/// and memory grow with the square of what one paragraph holds.
/// </summary>
internal static class MarkdownSigns
{
    private const int CellsForEach = 25;

    /// <summary>Whether no paragraph has more of them than a limit, and none a table of more than 25 times as many cells.</summary>
    public static bool AreFew(string text, int limit)
    {
        var (signs, rows, widest, bars) = (0, 0L, 0L, 0L);
        var isBlank = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                (rows, widest) = (rows + 1, Math.Max(widest, bars));
                if (isBlank)
                    (signs, rows, widest) = (0, 0, 0);
                (isBlank, bars) = (true, 0);
                continue;
            }
            isBlank &= char.IsWhiteSpace(text[i]) || text[i] == '>';
            bars += text[i] == '|' ? 1 : 0;
            signs += Opens(text, i) ? 1 : 0;
            if (signs > limit || Math.Max(widest, bars) * (rows + 1) > (long)limit * CellsForEach)
                return false;
        }
        return true;
    }

    // Of signs in a row the first counts; an underscore within a word opens nothing.
    private static bool Opens(string text, int at) => text[at] switch
    {
        '[' or '<' => true,
        '*' or '~' => at == 0 || text[at - 1] != text[at],
        '_' => (at == 0 || text[at - 1] != '_') && !(at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])),
        _ => false,
    };
}
