using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>A document with every inline replaced by what a function makes of it.</summary>
internal static class InlineMap
{
    /// <summary>The document of the same shape.</summary>
    public static RichDoc Of(RichDoc doc, Func<Inline, Inline> map) => new(Blocks(doc.Blocks, map));

    private static List<Block> Blocks(IReadOnlyList<Block> blocks, Func<Inline, Inline> map) => [.. blocks.Select(block => One(block, map))];

    private static Block One(Block block, Func<Inline, Inline> map) => block switch
    {
        Paragraph paragraph => new Paragraph([.. paragraph.Inlines.Select(map)]),
        Heading heading => heading with { Inlines = [.. heading.Inlines.Select(map)] },
        Quote quote => new Quote(Blocks(quote.Blocks, map)),
        Panel panel => panel with { Blocks = Blocks(panel.Blocks, map) },
        Expand expand => expand with { Blocks = Blocks(expand.Blocks, map) },
        ItemList list => list with { Items = [.. list.Items.Select(item => item with { Blocks = Blocks(item.Blocks, map) })] },
        Table table => new Table([.. table.Rows.Select(row => new TableRow([.. row.Cells.Select(cell => cell with { Blocks = Blocks(cell.Blocks, map) })]))]),
        _ => block,
    };
}
