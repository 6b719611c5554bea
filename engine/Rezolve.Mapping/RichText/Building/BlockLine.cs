using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>Blocks where only one line can be: their words one after the other.</summary>
internal static class BlockLine
{
    /// <summary>The line.</summary>
    public static IReadOnlyList<Inline> Of(IEnumerable<Block> blocks) => Spacing.Collapse(blocks.SelectMany(One).Select(inline => inline is HardBreak ? new TextRun(" ") : inline));

    /// <summary>Whether nothing but a line without breaks is lost that way.</summary>
    public static bool Says(IReadOnlyList<Block> blocks) => blocks is [] || (blocks is [Paragraph only] && !only.Inlines.Any(inline => inline is HardBreak));

    private static IEnumerable<Inline> One(Block block) => (block switch
    {
        Paragraph paragraph => paragraph.Inlines,
        Heading heading => heading.Inlines,
        CodeBlock code => [new TextRun(code.Text) { Style = new Style(Marks.Code) }],
        Quote quote => quote.Blocks.SelectMany(One),
        Panel panel => panel.Blocks.SelectMany(One),
        Expand expand => expand.Blocks.SelectMany(One).Prepend(new TextRun(expand.Title + " ")),
        ItemList list => list.Items.SelectMany(item => TaskItems.Write(item)).SelectMany(One),
        Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Blocks).SelectMany(One),
        UnknownBlock unknown => [new TextRun(unknown.Text)],
        _ => [],
    }).Append(new TextRun(" "));
}
