using System.Globalization;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.TaskLists;
using Markdig.Parsers;
using Markdig.Syntax;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.RichText.Plain;
using Block = Rezolve.Mapping.RichText.Model.Block;
using Table = Rezolve.Mapping.RichText.Model.Table;
using TableCell = Rezolve.Mapping.RichText.Model.TableCell;
using TableRow = Rezolve.Mapping.RichText.Model.TableRow;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>Reads Markdown: the library's tree, walked into the model. The library refuses what nests too deep for a tree.</summary>
internal sealed class MarkdownReader(RichTextLimits limits, LossTally losses)
{
    private static readonly MarkdownPipeline Pipeline = Made();

    private readonly MarkdownInlines _inlines = new(losses);

    /// <summary>The document; a text that is no sensible Markdown is read as plain text.</summary>
    public RichDoc Read(string text)
    {
        var clean = CleanText.Of(text);
        if (!MarkdownSigns.AreFew(clean, limits.Openings))
            return Plain(clean);
        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(clean, Pipeline);
        }
        catch (ArgumentException)
        {
            return Plain(clean);
        }
        return new RichDoc(Blocks(document, 0));
    }

    private static MarkdownPipeline Made()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        builder.BlockParsers.TryRemove<HtmlBlockParser>();
        return builder.Build();
    }

    private RichDoc Plain(string text)
    {
        losses.Add("Markdown that nests too much was read as plain text");
        return new RichDoc(PlainFormat.Paragraphs(text));
    }

    private List<Block> Blocks(ContainerBlock container, int depth) => [.. container.SelectMany(block => One(block, depth))];

    private IEnumerable<Block> One(Markdig.Syntax.Block block, int depth)
    {
        switch (block)
        {
            case HeadingBlock heading: return [new Heading(heading.Level, _inlines.Read(heading.Inline))];
            case ParagraphBlock paragraph: return [new Paragraph(_inlines.Read(paragraph.Inline))];
            case ThematicBreakBlock: return [new Rule()];
            case Markdig.Syntax.CodeBlock code: return [MarkdownCode.Of(code)];
            case ContainerBlock container when depth >= limits.Depth:
                losses.Add("nesting that is too deep was flattened");
                return Blocks(container, depth);
            case QuoteBlock quote: return [new Quote(Blocks(quote, depth + 1))];
            case ListBlock list: return [List(list, depth + 1)];
            case Markdig.Extensions.Tables.Table table: return [Cells(table, depth + 1)];
            case ContainerBlock container: return Blocks(container, depth);
            default: return [];
        }
    }

    private ItemList List(ListBlock list, int depth)
    {
        var start = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return new ItemList(list.IsOrdered, list.IsOrdered ? start : 1, [.. list.OfType<ListItemBlock>().Select(item => Item(item, depth))]);
    }

    private ListItem Item(ListItemBlock item, int depth)
    {
        var task = (item.FirstOrDefault() as ParagraphBlock)?.Inline?.FirstChild as TaskList;
        return TaskItems.Read(new ListItem(Blocks(item, depth + 1), task?.Checked));
    }

    private Table Cells(Markdig.Extensions.Tables.Table table, int depth)
    {
        var rows = table.OfType<Markdig.Extensions.Tables.TableRow>()
            .Select(row => new TableRow([.. row.OfType<Markdig.Extensions.Tables.TableCell>().Select(cell => new TableCell(Blocks(cell, depth + 2), row.IsHeader))]))
            .ToList();
        // A table without a head is written with an empty one.
        return new Table(rows is [var head, ..] && head.Cells.All(cell => cell.Blocks.All(block => block is Paragraph { Inlines: [] })) ? rows[1..] : rows);
    }
}
