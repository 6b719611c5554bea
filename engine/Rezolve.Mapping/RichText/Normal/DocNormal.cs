using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Normal;

/// <summary>
/// The normal form of a document: nothing empty, every picture a paragraph of its own, a blank line within a paragraph its end, tables without
/// ragged rows. Pure, and of a normal form the same again.
/// </summary>
internal static class DocNormal
{
    private const int HighestLevel = 6;

    /// <summary>The document in normal form.</summary>
    public static RichDoc Of(RichDoc doc) => new(Blocks(doc.Blocks));

    private static List<Block> Blocks(IEnumerable<Block> blocks) => [.. blocks.SelectMany(One)];

    private static IEnumerable<Block> One(Block block) => block switch
    {
        Paragraph paragraph => LineSplit.Of(InlineNormal.Of(paragraph.Inlines), inlines => new Paragraph(inlines)),
        Heading heading => LineSplit.Of(InlineNormal.Of(Flat(heading.Inlines)), inlines => new Heading(Math.Clamp(heading.Level, 1, HighestLevel), inlines)),
        CodeBlock code => Code(code),
        Quote quote => Held(Blocks(quote.Blocks), blocks => new Quote(blocks)),
        Panel panel => Held(Blocks(panel.Blocks), blocks => panel with { Blocks = blocks }),
        Expand expand => Expanded(expand),
        ItemList list => List(list),
        Table table => TableNormal.Of(table, Blocks),
        UnknownBlock unknown => One(new Paragraph(TextLines.Of(unknown.Text))),
        _ => [block],
    };

    private static IEnumerable<Inline> Flat(IEnumerable<Inline> inlines) => inlines.Select(inline => inline is HardBreak ? new TextRun(" ") : inline);

    private static IEnumerable<Block> Code(CodeBlock code)
    {
        var text = InlineNormal.Lines(code.Text);
        return text.Length == 0 ? [] : [new CodeBlock(text, string.IsNullOrWhiteSpace(code.Language) ? null : code.Language.Trim().ToLowerInvariant())];
    }

    private static IEnumerable<Block> Expanded(Expand expand)
    {
        var (title, blocks) = (InlineNormal.Of(expand.Title), Blocks(expand.Blocks));
        return title.Length == 0 && blocks.Count == 0 ? [] : [new Expand(title, blocks)];
    }

    private static IEnumerable<Block> List(ItemList list)
    {
        var items = new List<ListItem>();
        foreach (var item in list.Items)
        {
            if (TaskItems.Read(item with { Blocks = Blocks(item.Blocks) }) is var normal && normal.Blocks.Count > 0)
                items.Add(normal with { Blocks = Blocks(normal.Blocks) });
        }
        return items.Count == 0 ? [] : [new ItemList(list.IsOrdered, list.IsOrdered ? Math.Max(0, list.Start) : 1, items)];
    }

    private static IEnumerable<Block> Held(IReadOnlyList<Block> blocks, Func<IReadOnlyList<Block>, Block> made) => blocks.Count == 0 ? [] : [made(blocks)];
}
