using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.RichText.Adf;

/// <summary>Writes ADF that is taken: nothing empty where something is due, and nothing where it may not stand.</summary>
internal sealed class AdfWriter(WriteOptions options, LossTally losses)
{
    private readonly AdfLine _line = new(options, losses);

    /// <summary>The document.</summary>
    public Value Write(RichDoc doc)
    {
        var node = new ValueObject(3) { ["type"] = Value.Of("doc"), ["version"] = Value.Of(1), ["content"] = Value.Of(Blocks(doc.Blocks, AdfPlace.Document)) };
        return Value.Of(node);
    }

    private List<Value> Blocks(IEnumerable<Block> blocks, AdfPlace place) => [.. blocks.SelectMany(block => Placed(block, place))];

    private IEnumerable<Value> Placed(Block block, AdfPlace place)
    {
        if (place.Allows(block))
            return One(block, place);
        losses.Add($"{Name(block)} where none may stand became paragraphs");
        return block switch
        {
            Heading heading => One(new Paragraph(heading.Inlines), place),
            Quote quote => Blocks(quote.Blocks, place),
            Panel panel => Blocks(panel.Blocks, place),
            Expand expand => Blocks(expand.Blocks.Prepend(new Paragraph([new TextRun(expand.Title)])), place),
            Table table => Blocks(TableLines.Of(table), place),
            UnknownBlock unknown => One(new Paragraph(TextLines.Of(unknown.Text)), place),
            _ => [],
        };
    }

    private IEnumerable<Value> One(Block block, AdfPlace place) => block switch
    {
        Paragraph paragraph => _line.Blocks(paragraph.Inlines, content => AdfNode.Make("paragraph", content)),
        Heading heading => _line.Blocks(heading.Inlines, content => AdfNode.Make("heading", content, Level(heading))),
        CodeBlock code => [Code(code)],
        Quote quote => [AdfNode.Make("blockquote", Filled(quote.Blocks, AdfPlace.Quote))],
        Panel panel => [AdfNode.Make("panel", Filled(panel.Blocks, AdfPlace.Panel), new ValueObject { ["panelType"] = Value.Of(panel.Sort.Length > 0 ? panel.Sort : "info") })],
        Expand expand => [Opening(expand, place)],
        ItemList list => List(list),
        Table table => Cells(table),
        UnknownBlock unknown => Unknown(unknown),
        _ => [AdfNode.Make("rule")],
    };

    private static ValueObject Level(Heading heading) => new() { ["level"] = Value.Of(Math.Clamp(heading.Level, 1, 6)) };

    private List<Value> Filled(IEnumerable<Block> blocks, AdfPlace place) => Blocks(blocks, place) is { Count: > 0 } filled ? filled : [AdfNode.Make("paragraph", [])];

    private Value Opening(Expand expand, AdfPlace place) => AdfNode.Make(
        place == AdfPlace.Document ? "expand" : "nestedExpand",
        Filled(expand.Blocks, AdfPlace.Expand),
        new ValueObject { ["title"] = Value.Of(CleanText.Of(expand.Title)) });

    private static Value Code(CodeBlock code) => AdfNode.Make(
        "codeBlock",
        code.Text.Length == 0 ? [] : [AdfLine.Text(CleanText.Of(code.Text), [])],
        string.IsNullOrWhiteSpace(code.Language) ? null : new ValueObject { ["language"] = Value.Of(code.Language) });

    private IEnumerable<Value> List(ItemList list)
    {
        if (list.Items.Count == 0)
            return [];
        var attributes = list is { IsOrdered: true, Start: not 1 } ? new ValueObject { ["order"] = Value.Of(list.Start) } : null;
        return [AdfNode.Make(list.IsOrdered ? "orderedList" : "bulletList", [.. list.Items.Select(Item)], attributes)];
    }

    private Value Item(ListItem item)
    {
        if (item.IsDone is not null)
            losses.Add("task became an item with a box");
        var blocks = Filled(TaskItems.Write(item), AdfPlace.Item);
        // An item begins with words, code or a picture.
        return AdfNode.Make("listItem", AdfNode.Type(blocks[0]) is "bulletList" or "orderedList" ? [AdfNode.Make("paragraph", []), .. blocks] : blocks);
    }

    private IEnumerable<Value> Cells(Table table)
    {
        var rows = table.Rows.Where(row => row.Cells.Count > 0).Select(row => AdfNode.Make("tableRow", [.. row.Cells.Select(Cell)])).ToList();
        return rows.Count == 0 ? [] : [AdfNode.Make("table", rows)];
    }

    private Value Cell(TableCell cell)
    {
        var attributes = new ValueObject();
        if (cell.Columns > 1)
            attributes["colspan"] = Value.Of(cell.Columns);
        if (cell.Rows > 1)
            attributes["rowspan"] = Value.Of(cell.Rows);
        return AdfNode.Make(cell.IsHeader ? "tableHeader" : "tableCell", Filled(cell.Blocks, AdfPlace.Cell), attributes.Count > 0 ? attributes : null);
    }

    private IEnumerable<Value> Unknown(UnknownBlock unknown)
    {
        if (AdfLine.Kept(unknown.Format, unknown.Source) is { IsNothing: false } node)
            return [node];
        losses.Add($"unknown part of {unknown.Format} became text");
        return One(new Paragraph(TextLines.Of(unknown.Text)), AdfPlace.Document);
    }

    private static string Name(Block block) => block switch { ItemList => "list", UnknownBlock => "unknown part", _ => block.GetType().Name.ToLowerInvariant() };
}
