using System.Globalization;
using System.Text;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.RichText.Normal;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>Writes a line of Markdown.</summary>
internal sealed class MarkdownLine(WriteOptions options, LossTally losses)
{
    /// <summary>The lines of a paragraph: two blanks at the end of one say that the next is a new line. An empty one ends the paragraph.</summary>
    public List<string> Lines(IReadOnlyList<Inline> inlines)
    {
        var lines = new List<string>();
        var line = new List<Inline>();
        foreach (var inline in inlines.Append(new HardBreak()))
        {
            if (inline is not HardBreak)
            {
                line.Add(inline);
                continue;
            }
            var text = MarkdownEscape.LineStart(One(line));
            if (text.Length > 0 && lines.Count > 0 && lines[^1].Length > 0)
                lines[^1] += "  ";
            if (text.Length > 0 || (lines.Count > 0 && lines[^1].Length > 0))
                lines.Add(text);
            line.Clear();
        }
        if (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    /// <summary>One line, without breaks.</summary>
    /// <param name="inlines">What stands in it.</param>
    /// <param name="isTitle">Whether it is a title.</param>
    /// <param name="isCell">Whether it is a cell of a table.</param>
    public string One(IEnumerable<Inline> inlines, bool isTitle = false, bool isCell = false)
    {
        var pieces = Pieces(inlines, isTitle, isCell);
        if (pieces.TrueForAll(piece => piece.Marks == Marks.None))
            return Text(pieces);
        // Where nothing is read as it was meant, it is not because of the marks.
        var proposals = MarkdownFit.Of(pieces).ToList();
        var written = proposals.Find(IsReadAsMeant) ?? proposals[1];
        foreach (var mark in MarkdownMarks.Known)
        {
            for (var missing = MarkdownFit.Missing(pieces, written, mark); missing > 0; missing--)
                losses.Add($"{StyleWords.Said(mark)} within a word became plain");
        }
        return Text(written);
    }

    private static bool IsReadAsMeant(IReadOnlyList<MarkdownPiece> pieces)
    {
        var read = new MarkdownReader(RichTextLimits.Usual, new LossTally()).Read(MarkdownEscape.LineStart(Text(pieces)));
        return CanonicalLines.Of(DocNormal.Of(read)) == CanonicalLines.Of(DocNormal.Of(new RichDoc([new Paragraph([.. pieces.Select(piece => piece.Meant)])])));
    }

    private static string Text(IReadOnlyList<MarkdownPiece> pieces)
    {
        var line = new StringBuilder();
        for (var i = 0; i < pieces.Count;)
        {
            var link = pieces[i].Link;
            var group = pieces.Skip(i).TakeWhile(piece => piece.Link == link).ToList();
            i += group.Count;
            var words = MarkdownMarks.Write(group);
            // Behind such a sign a link would be a picture.
            if (link is null && i < pieces.Count && words.EndsWith('!'))
                words = words[..^1] + "\\!";
            line.Append(link is null ? words : $"[{NoBox(words)}]({MarkdownEscape.Address(link)})");
        }
        return line.ToString();
    }

    private List<MarkdownPiece> Pieces(IEnumerable<Inline> inlines, bool isTitle, bool isCell)
    {
        // Looks that Markdown has no word for go first, so that what is left of them joins.
        var said = Spacing.Collapse(inlines.Select(Said));
        return [.. said.Where(inline => inline is not TextRun { Text.Length: 0 }).Select(inline => Piece(inline, isTitle, isCell))];
    }

    private Inline Said(Inline inline)
    {
        var unsaid = inline.Style.Marks & (Marks.Underline | Marks.Subscript | Marks.Superscript);
        foreach (var look in StyleWords.Each(unsaid))
            losses.Add($"{StyleWords.Said(look)} became plain");
        var link = LinkTarget.Of(inline.Style.Link);
        if (link is null && inline.Style.Link is not null)
            losses.Add("link that leads nowhere safe became text");
        var style = new Style(inline.Style.Marks & ~unsaid, link);
        return inline is Image { Source: { Kind: ImageKind.Url, Address: not null } } ? inline with { Style = new Style(Marks.None, link) }
            : new TextRun(InlineWords.Of(inline, options, losses)) { Style = style };
    }

    private MarkdownPiece Piece(Inline inline, bool isTitle, bool isCell)
    {
        if (inline is Image image)
            return new MarkdownPiece(image, $"![{MarkdownEscape.Words(Alt(image), isTitle)}]({MarkdownEscape.Address(image.Source.Address!)})", '!', ')', Marks.None);
        var (words, marks) = (((TextRun)inline).Text, inline.Style.Marks);
        if (marks.HasFlag(Marks.Code) && isCell && words.Contains('|'))
        {
            losses.Add("code with a bar in a cell became plain");
            marks &= ~Marks.Code;
        }
        // A line that begins so would define where a link leads, and within code nothing can be escaped.
        if (marks.HasFlag(Marks.Code) && inline.Style.Link is not null && words.Contains("]:", StringComparison.Ordinal))
        {
            losses.Add("code in a link became plain");
            marks &= ~Marks.Code;
        }
        var said = inline with { Style = inline.Style with { Marks = marks } };
        return marks.HasFlag(Marks.Code) && words != " "
            ? new MarkdownPiece(said, Code(words), '`', '`', marks & ~Marks.Code)
            : new MarkdownPiece(said, MarkdownEscape.Words(words, isTitle), words[0], words[^1], marks & ~Marks.Code);
    }

    private static string Alt(Image image) => string.Join(' ', CleanText.Of(image.Alt).Split([' ', '\t', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries));

    // At the start of an item it would be a task.
    private static string NoBox(string words) => words is "x" or "X" ? string.Create(CultureInfo.InvariantCulture, $"&#{(int)words[0]};") : words;

    private static string Code(string words)
    {
        var (longest, run) = (0, 0);
        foreach (var c in words)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        var fence = new string('`', longest + 1);
        var isPadded = words[0] is '`' or ' ' || words[^1] is '`' or ' ';
        return isPadded ? $"{fence} {words} {fence}" : fence + words + fence;
    }
}
