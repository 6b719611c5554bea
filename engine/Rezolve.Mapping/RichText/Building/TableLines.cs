using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>A table where none can be: a paragraph with a line for each row.</summary>
internal static class TableLines
{
    private const string Between = " | ";

    /// <summary>The paragraph; no block where the table is empty.</summary>
    public static IReadOnlyList<Block> Of(Table table)
    {
        var lines = new List<Inline>();
        foreach (var row in table.Rows)
        {
            if (lines.Count > 0)
                lines.Add(new HardBreak());
            for (var i = 0; i < row.Cells.Count; i++)
            {
                if (i > 0)
                    lines.Add(new TextRun(Between));
                lines.AddRange(BlockLine.Of(row.Cells[i].Blocks));
            }
        }
        return lines.Count == 0 ? [] : [new Paragraph(lines)];
    }
}
