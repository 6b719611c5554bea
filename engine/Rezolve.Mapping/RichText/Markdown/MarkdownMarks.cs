using System.Text;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>Puts the signs of marks around words: <c>**</c>, <c>_</c> and <c>~~</c>, which never run into each other.</summary>
internal static class MarkdownMarks
{
    /// <summary>The marks that have signs.</summary>
    public static readonly IReadOnlyList<Marks> Known = [Marks.Strong, Marks.Strike, Marks.Emphasis];

    /// <summary>The pieces as one text.</summary>
    /// <param name="pieces">Pieces that lead to the same place.</param>
    public static string Write(IReadOnlyList<MarkdownPiece> pieces)
    {
        var text = new StringBuilder();
        var open = new List<Marks>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var marks = pieces[i].Marks;
            var kept = open.TakeWhile(mark => marks.HasFlag(mark)).Count();
            Close(text, open, kept);
            var begun = Known.Where(mark => marks.HasFlag(mark) && !open.Contains(mark)).OrderByDescending(mark => End(pieces, i, mark)).ToList();
            // A mark that another has cut in two may go on with a blank, and no mark begins with one.
            var words = pieces[i].Text;
            if (begun.Count > 0 && words.StartsWith(' '))
            {
                text.Append(' ');
                words = words[1..];
            }
            begun.ForEach(mark => text.Append(Sign(mark)));
            open.AddRange(begun);
            ApartFromCode(text, words);
            text.Append(words);
        }
        Close(text, open, 0);
        return text.ToString();
    }

    /// <summary>The last of the pieces in a row that bear a mark.</summary>
    public static int End(IReadOnlyList<MarkdownPiece> pieces, int from, Marks mark)
    {
        while (from + 1 < pieces.Count && pieces[from + 1].Marks.HasFlag(mark) && pieces[from + 1].Link == pieces[from].Link)
            from++;
        return from;
    }

    // Readers disagree about a sign of code right behind one that is meant.
    private static void ApartFromCode(StringBuilder text, string words)
    {
        if (words.StartsWith('`') && text.Length > 1 && text[^1] == '`' && text[^2] == '\\')
            text.Remove(text.Length - 2, 2).Append("&#96;");
    }

    private static string Sign(Marks mark) => mark switch { Marks.Strong => "**", Marks.Strike => "~~", _ => "_" };

    private static void Close(StringBuilder text, List<Marks> open, int kept)
    {
        if (open.Count == kept)
            return;
        var endsBlank = text[^1] == ' ';
        text.Length -= endsBlank ? 1 : 0;
        for (var i = open.Count - 1; i >= kept; i--)
        {
            text.Append(Sign(open[i]));
            open.RemoveAt(i);
        }
        text.Append(endsBlank ? " " : "");
    }
}
