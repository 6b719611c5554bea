using System.Globalization;
using System.Text;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Normal;

/// <summary>A document in normal form as lines of text: one for each block, indented by what it stands in. Different documents give different lines.</summary>
internal static class CanonicalLines
{
    /// <summary>The lines; empty for a document that says nothing.</summary>
    public static string Of(RichDoc doc)
    {
        var lines = new StringBuilder();
        Blocks(lines, 0, doc.Blocks);
        return lines.ToString();
    }

    private static void Blocks(StringBuilder lines, int depth, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
            One(lines, depth, block);
    }

    private static void One(StringBuilder lines, int depth, Block block)
    {
        switch (block)
        {
            case Paragraph paragraph: Line(lines, depth, "p " + Inlines(paragraph.Inlines)); break;
            case Heading heading: Line(lines, depth, string.Create(CultureInfo.InvariantCulture, $"h{heading.Level} {Inlines(heading.Inlines)}")); break;
            case CodeBlock code: Code(lines, depth, code); break;
            case Quote quote: Holding(lines, depth, "quote", quote.Blocks); break;
            case Panel panel: Holding(lines, depth, "panel " + Escaped(panel.Sort), panel.Blocks); break;
            case Expand expand: Holding(lines, depth, "expand " + Escaped(expand.Title), expand.Blocks); break;
            case ItemList list: List(lines, depth, list); break;
            case Table table: Cells(lines, depth, table); break;
            case Rule: Line(lines, depth, "rule"); break;
        }
    }

    private static void Holding(StringBuilder lines, int depth, string head, IReadOnlyList<Block> blocks)
    {
        Line(lines, depth, head);
        Blocks(lines, depth + 1, blocks);
    }

    private static void Code(StringBuilder lines, int depth, CodeBlock code)
    {
        Line(lines, depth, code.Language is { } language ? "code " + Escaped(language) : "code");
        foreach (var line in code.Text.Split('\n'))
            Line(lines, depth + 1, "|" + line);
    }

    private static void List(StringBuilder lines, int depth, ItemList list)
    {
        Line(lines, depth, list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"ol {list.Start}") : "ul");
        foreach (var item in list.Items)
            Holding(lines, depth + 1, item.IsDone switch { null => "item", true => "done", _ => "open" }, item.Blocks);
    }

    private static void Cells(StringBuilder lines, int depth, Table table)
    {
        Line(lines, depth, "table");
        foreach (var row in table.Rows)
        {
            Line(lines, depth + 1, "row");
            foreach (var cell in row.Cells)
            {
                var size = cell is { Columns: 1, Rows: 1 } ? "" : string.Create(CultureInfo.InvariantCulture, $" {cell.Columns}x{cell.Rows}");
                Holding(lines, depth + 2, (cell.IsHeader ? "th" : "td") + size, cell.Blocks);
            }
        }
    }

    private static string Inlines(IReadOnlyList<Inline> inlines) => string.Concat(inlines.Select(Piece));

    private static string Piece(Inline inline)
    {
        var words = inline switch
        {
            TextRun run => Escaped(run.Text),
            Image image => $"[image {Escaped(image.Source.ToString())}|{Escaped(image.Alt)}]",
            _ => "\\n",
        };
        var look = inline is HardBreak ? "" : StyleWords.Of(inline.Style.Marks);
        if (look.Length > 0)
            words = $"[{look}|{words}]";
        return inline.Style.Link is { } link && inline is not HardBreak ? $"[link {Escaped(link)}|{words}]" : words;
    }

    private static string Escaped(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal)
        .Replace("]", @"\]", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal);

    private static void Line(StringBuilder lines, int depth, string line) => lines.Append(' ', 2 * depth).Append(line).Append('\n');
}
