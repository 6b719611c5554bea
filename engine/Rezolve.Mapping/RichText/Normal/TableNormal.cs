using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Normal;

/// <summary>The normal form of a table: rows of one length and none empty. One column that heads nothing is a frame, not a table.</summary>
internal static class TableNormal
{
    /// <summary>The blocks of a table.</summary>
    /// <param name="written">The table.</param>
    /// <param name="blocks">The normal form of what is in a cell.</param>
    public static IEnumerable<Block> Of(Table written, Func<IEnumerable<Block>, IReadOnlyList<Block>> blocks)
    {
        var rows = written.Rows
            .Select(row => new TableRow([.. row.Cells.Select(cell => Sized(cell) with { Blocks = blocks(cell.Blocks) })]))
            .Where(row => row.Cells.Any(cell => cell.Blocks.Count > 0))
            .ToList();
        if (rows.Count == 0)
            return [];
        if (Table.IsFrame(rows))
            return rows.SelectMany(row => row.Cells[0].Blocks);
        var table = new Table(rows);
        var width = table.Width;
        var isPlain = !table.IsVast && rows.All(row => row.Cells.All(cell => cell is { Columns: 1, Rows: 1 }));
        return [isPlain ? new Table([.. rows.Select(row => Padded(row, width))]) : table];
    }

    private static TableCell Sized(TableCell cell) => cell with { Columns = Math.Clamp(cell.Columns, 1, Table.MostSpanned), Rows = Math.Clamp(cell.Rows, 1, Table.MostSpanned) };

    private static TableRow Padded(TableRow row, int width) =>
        row.Cells.Count == width ? row : new TableRow([.. row.Cells, .. Enumerable.Repeat(new TableCell([], row.Cells.All(cell => cell.IsHeader)), width - row.Cells.Count)]);
}
