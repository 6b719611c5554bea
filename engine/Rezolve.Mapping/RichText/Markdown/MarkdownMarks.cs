using System.Globalization;
using System.Text;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.RichText.Normal;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>A piece of a line as it will be written, without the signs around it.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="First">The sign that it shows first.</param>
/// <param name="Last">The sign that it shows last.</param>
/// <param name="Marks">Strong, emphasised, struck.</param>
/// <param name="Link">Where it leads.</param>
internal sealed record MarkdownPiece(string Text, char First, char Last, Marks Marks, string? Link);

/// <summary>
/// Puts the signs of marks around words: <c>**</c>, <c>_</c> and <c>~~</c>, which never run into each other. Whether such signs begin or end a mark
/// depends on what stands beside them (CommonMark 6.2); where they would not, the mark is left out.
/// </summary>
internal sealed class MarkdownMarks(LossTally losses)
{
    private static readonly Marks[] Known = [Marks.Strong, Marks.Strike, Marks.Emphasis];

    /// <summary>The pieces as one text.</summary>
    /// <param name="pieces">Pieces that lead to the same place.</param>
    /// <param name="before">What stands before them.</param>
    /// <param name="after">What stands behind them.</param>
    public string Write(List<MarkdownPiece> pieces, char before, char after)
    {
        var marks = pieces.Select(piece => piece.Marks).ToArray();
        foreach (var mark in Known)
            LeaveOut(pieces, marks, mark, before, after);
        var text = new StringBuilder();
        var open = new List<Marks>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var kept = open.TakeWhile(mark => marks[i].HasFlag(mark)).Count();
            Close(text, open, kept);
            var begun = Known.Where(mark => marks[i].HasFlag(mark) && !open.Contains(mark)).OrderByDescending(mark => End(marks, i, mark)).ToList();
            // A mark that another has cut in two may go on with a blank, and no mark begins with one.
            var words = pieces[i].Text;
            if (begun.Count > 0 && words.StartsWith(' '))
            {
                text.Append(' ');
                words = words[1..];
            }
            begun.ForEach(mark => text.Append(Sign(mark)));
            open.AddRange(begun);
            text.Append(words);
        }
        Close(text, open, 0);
        return text.ToString();
    }

    private void LeaveOut(List<MarkdownPiece> pieces, Marks[] marks, Marks mark, char before, char after)
    {
        for (var i = 0; i < marks.Length; i++)
        {
            if (!marks[i].HasFlag(mark))
                continue;
            var end = End(marks, i, mark);
            var beginsAlone = i == 0 ? marks[i] == mark : (marks[i] & ~marks[i - 1]) == mark;
            var endsAlone = end == marks.Length - 1 ? marks[end] == mark : (marks[end] & ~marks[end + 1]) == mark;
            var begins = Holds(mark, i == 0 ? before : pieces[i - 1].Last, beginsAlone ? pieces[i].First : '*');
            var ends = Holds(mark, end == marks.Length - 1 ? after : pieces[end + 1].First, endsAlone ? pieces[end].Last : '*');
            if (!begins || !ends || char.IsWhiteSpace(pieces[i].First) || char.IsWhiteSpace(pieces[end].Last) || IsCutAtBlank(pieces, marks, i, end))
            {
                losses.Add($"{StyleWords.Said(mark)} within a word became plain");
                for (var at = i; at <= end; at++)
                    marks[at] &= ~mark;
            }
            i = end;
        }
    }

    // Where another mark begins or ends, this one may have to end and begin again; no sign holds beside a blank that does not break.
    private static bool IsCutAtBlank(List<MarkdownPiece> pieces, Marks[] marks, int from, int end)
    {
        for (var at = from + 1; at <= end; at++)
        {
            if (marks[at] != marks[at - 1] && (IsOddBlank(pieces[at].First) || IsOddBlank(pieces[at - 1].Last)))
                return true;
        }
        return false;
    }

    private static bool IsOddBlank(char c) => c != ' ' && char.IsWhiteSpace(c);

    // Beside a blank or a mark of punctuation any sign holds; beside a letter only one that has a letter within, and an underscore never.
    private static bool Holds(Marks mark, char outside, char inside) =>
        char.GetUnicodeCategory(outside) == UnicodeCategory.SpaceSeparator || (char.IsAscii(outside) ? char.IsPunctuation(outside) || char.IsSymbol(outside) : char.IsPunctuation(outside))
        || (mark != Marks.Emphasis && char.IsLetterOrDigit(inside));

    private static int End(Marks[] marks, int from, Marks mark)
    {
        while (from + 1 < marks.Length && marks[from + 1].HasFlag(mark))
            from++;
        return from;
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
