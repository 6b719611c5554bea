using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Normal;

/// <summary>The normal form of a table: rows of one length and none empty. One column that heads nothing is a frame, not a table.</summary>
internal static class TableNormal
{
    /// <summary>The blocks of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="blocks">The normal form of what is in a cell.</param>
    public static IEnumerable<Block> Of(Table table, Func<IEnumerable<Block>, IReadOnlyList<Block>> blocks)
    {
        var rows = table.Rows
            .Select(row => new TableRow([.. row.Cells.Select(cell => Sized(cell) with { Blocks = blocks(cell.Blocks) })]))
            .Where(row => row.Cells.Any(cell => cell.Blocks.Count > 0))
            .ToList();
        if (rows.Count == 0)
            return [];
        if (Table.IsFrame(rows))
            return rows.SelectMany(row => row.Cells[0].Blocks);
        var width = new Table(rows).Width;
        var isPlain = rows.All(row => row.Cells.All(cell => cell is { Columns: 1, Rows: 1 }));
        return [new Table(isPlain ? [.. rows.Select(row => Padded(row, width))] : rows)];
    }

    private static TableCell Sized(TableCell cell) => cell with { Columns = Math.Max(1, cell.Columns), Rows = Math.Max(1, cell.Rows) };

    private static TableRow Padded(TableRow row, int width) =>
        row.Cells.Count == width ? row : new TableRow([.. row.Cells, .. Enumerable.Repeat(new TableCell([], row.Cells.All(cell => cell.IsHeader)), width - row.Cells.Count)]);
}
