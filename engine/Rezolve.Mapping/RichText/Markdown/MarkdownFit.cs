using System.Globalization;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>
/// Which marks of a line may hold. Whether signs begin or end a mark depends on what stands beside them (CommonMark 6.2). Proposals come one after the other,
/// each with fewer marks; whoever writes takes the first that is read as it was meant.
/// </summary>
internal static class MarkdownFit
{
    /// <summary>The proposals: all marks, those that rules say will hold, and then one kind less at a time, down to none.</summary>
    public static IEnumerable<IReadOnlyList<MarkdownPiece>> Of(IReadOnlyList<MarkdownPiece> pieces)
    {
        yield return pieces;
        var fitting = pieces;
        foreach (var mark in MarkdownMarks.Known)
            fitting = LeaveOut(fitting, mark);
        yield return fitting;
        foreach (var mark in MarkdownMarks.Known.Reverse())
            yield return fitting = [.. fitting.Select(piece => piece with { Marks = piece.Marks & ~mark })];
    }

    /// <summary>How often a mark is not in a proposal where it was meant, pieces in a row counted as one.</summary>
    public static int Missing(IReadOnlyList<MarkdownPiece> meant, IReadOnlyList<MarkdownPiece> written, Marks mark)
    {
        return Enumerable.Range(0, meant.Count).Count(i => IsMissing(i) && !(i > 0 && meant[i].Link == meant[i - 1].Link && IsMissing(i - 1)));

        bool IsMissing(int at) => meant[at].Marks.HasFlag(mark) && !written[at].Marks.HasFlag(mark);
    }

    private static MarkdownPiece[] LeaveOut(IReadOnlyList<MarkdownPiece> pieces, Marks mark)
    {
        var fitting = pieces.ToArray();
        for (var i = 0; i < fitting.Length; i++)
        {
            if (!fitting[i].Marks.HasFlag(mark))
                continue;
            var end = MarkdownMarks.End(fitting, i, mark);
            if (!Holds(fitting, i, end, mark))
            {
                for (var at = i; at <= end; at++)
                    fitting[at] = fitting[at] with { Marks = fitting[at].Marks & ~mark };
            }
            i = end;
        }
        return fitting;
    }

    private static bool Holds(MarkdownPiece[] pieces, int from, int end, Marks mark)
    {
        var (first, last) = (pieces[from], pieces[end]);
        var before = from > 0 && pieces[from - 1].Link == first.Link ? pieces[from - 1] : null;
        var after = end + 1 < pieces.Length && pieces[end + 1].Link == last.Link ? pieces[end + 1] : null;
        var beginsAlone = (first.Marks & ~(before?.Marks ?? default)) == mark;
        var endsAlone = (last.Marks & ~(after?.Marks ?? default)) == mark;
        return Holds(mark, before?.Last ?? (first.Link is not null ? '[' : from == 0 ? ' ' : ')'), beginsAlone ? first.First : '*')
            && Holds(mark, after?.First ?? (last.Link is not null ? ']' : end + 1 == pieces.Length ? ' ' : '['), endsAlone ? last.Last : '*')
            && !char.IsWhiteSpace(first.First) && !char.IsWhiteSpace(last.Last) && !IsCutAtBlank(pieces, from, end);
    }

    // Where another mark begins or ends, this one may have to end and begin again; no sign holds beside a blank that does not break.
    private static bool IsCutAtBlank(MarkdownPiece[] pieces, int from, int end) =>
        Enumerable.Range(from + 1, end - from).Any(at => pieces[at].Marks != pieces[at - 1].Marks && (IsOddBlank(pieces[at].First) || IsOddBlank(pieces[at - 1].Last)));

    private static bool IsOddBlank(char c) => c != ' ' && char.IsWhiteSpace(c);

    // Beside a blank or a mark of punctuation any sign holds; beside a letter only one that has a letter within, and an underscore never.
    private static bool Holds(Marks mark, char outside, char inside) =>
        char.GetUnicodeCategory(outside) == UnicodeCategory.SpaceSeparator
        || (char.IsAscii(outside) ? char.IsPunctuation(outside) || char.IsSymbol(outside) : char.IsPunctuation(outside))
        || (mark != Marks.Emphasis && char.IsLetterOrDigit(inside));
}
