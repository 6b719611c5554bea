using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>Writes a table of Markdown: one line a row, one line a cell, and a head, which is empty where the table has none.</summary>
internal sealed class MarkdownTable(MarkdownLine line, LossTally losses)
{
    /// <summary>The lines.</summary>
    public List<string> Lines(Table table)
    {
        if (table.Rows.Count == 0 || table.Width == 0)
            return [];
        if (table.IsVast)
        {
            losses.Add("table that is too large became lines");
            return [.. TableLines.Of(table).OfType<Paragraph>().SelectMany(lines => line.Lines(lines.Inlines))];
        }
        var width = table.Width;
        var hasHead = table.Rows[0].Cells.Any(cell => cell.IsHeader);
        var rows = table.Rows.Select((row, index) => Row(row, width, isHead: hasHead && index == 0)).ToList();
        if (!hasHead)
            rows.Insert(0, Line(Enumerable.Repeat("", width)));
        rows.Insert(1, Line(Enumerable.Repeat("---", width)));
        return rows;
    }

    private string Row(TableRow row, int width, bool isHead)
    {
        var cells = new List<string>();
        foreach (var cell in row.Cells)
        {
            if (cell.IsHeader != isHead)
                losses.Add(isHead ? "cell in a head became a heading cell" : "heading cell became an ordinary one");
            if (cell is not { Columns: 1, Rows: 1 })
                losses.Add("cell that spans others became one of them");
            if (!BlockLine.Says(cell.Blocks))
                losses.Add("lines of a cell became one");
            cells.Add(line.One(BlockLine.Of(cell.Blocks), isCell: true));
            cells.AddRange(Enumerable.Repeat("", cell.Columns - 1));
        }
        return Line(cells.Concat(Enumerable.Repeat("", Math.Max(0, width - cells.Count))));
    }

    private static string Line(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |";
}
