using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Normal;

/// <summary>The words of a document, without anything else.</summary>
internal static class WordsOf
{
    /// <summary>One blank between words, whatever stood there.</summary>
    public static string Doc(RichDoc doc) => InlineNormal.Of(string.Join(' ', Blocks(DocNormal.Of(doc).Blocks)));

    private static IEnumerable<string> Blocks(IEnumerable<Block> blocks) => blocks.SelectMany(One);

    private static IEnumerable<string> One(Block block) => block switch
    {
        Paragraph paragraph => [Line(paragraph.Inlines)],
        Heading heading => [Line(heading.Inlines)],
        CodeBlock code => [code.Text],
        Quote quote => Blocks(quote.Blocks),
        Panel panel => Blocks(panel.Blocks),
        Expand expand => Blocks(expand.Blocks).Prepend(expand.Title),
        ItemList list => list.Items.SelectMany(item => Blocks(item.Blocks)),
        Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => Blocks(cell.Blocks)),
        _ => [],
    };

    private static string Line(IEnumerable<Inline> inlines) =>
        string.Concat(inlines.Select(inline => inline switch { TextRun run => run.Text, HardBreak => " ", Image image => image.Alt, _ => "" }));
}
