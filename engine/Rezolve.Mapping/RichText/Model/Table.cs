namespace Rezolve.Mapping.RichText.Model;

/// <summary>A table.</summary>
/// <param name="Rows">Its rows; they may differ in length.</param>
internal sealed record Table(IReadOnlyList<TableRow> Rows) : Block
{
    /// <summary>The most columns or rows that a cell spans.</summary>
    public const int MostSpanned = 1000;

    private const int MostCells = 100_000;

    /// <summary>The columns of the longest row.</summary>
    public int Width => Rows.Count == 0 ? 0 : Rows.Max(row => row.Cells.Sum(cell => cell.Columns));

    /// <summary>Whether it would have more cells than can be laid out, if every row were as long as the longest.</summary>
    public bool IsVast => (long)Width * Rows.Count > MostCells;

    /// <summary>Whether rows have one cell each that heads nothing: such a table only places what is in it.</summary>
    public static bool IsFrame(IReadOnlyList<TableRow> rows) => rows.Count > 0 && rows.All(row => row.Cells is [{ IsHeader: false }]);
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">Its cells.</param>
internal sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <summary>A cell of a table.</summary>
/// <param name="Blocks">The blocks in it.</param>
/// <param name="IsHeader">Whether it says what its row or column is about.</param>
internal sealed record TableCell(IReadOnlyList<Block> Blocks, bool IsHeader = false)
{
    /// <summary>How many columns it takes.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>How many rows it takes.</summary>
    public int Rows { get; init; } = 1;
}
