using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.RichText.Adf;

/// <summary>
/// Reads ADF. A node that the model has no word for is kept as it is. How deep it goes is limited by the reader of JSON, which refuses what nests
/// more than 64 deep.
/// </summary>
internal sealed class AdfReader(RichTextLimits limits, LossTally losses)
{
    private readonly AdfInlines _inlines = new(losses);

    /// <summary>The document of a node of type <c>doc</c>.</summary>
    public RichDoc Read(in Value document) => new(Blocks(document, 0));

    private List<Block> Blocks(in Value parent, int depth)
    {
        var blocks = new List<Block>();
        var line = new List<Value>();
        foreach (var node in AdfNode.Content(parent))
        {
            if (AdfInlines.IsInline(node))
            {
                line.Add(node);
                continue;
            }
            EndLine();
            blocks.AddRange(One(node, depth));
        }
        EndLine();
        return blocks;

        void EndLine()
        {
            if (line.Count > 0)
                blocks.Add(new Paragraph(_inlines.Read(line)));
            line.Clear();
        }
    }

    private IEnumerable<Block> One(Value node, int depth)
    {
        if (IsKnown(AdfNode.Type(node)))
            AdfAttributes.CountBlock(node, losses);
        switch (AdfNode.Type(node))
        {
            case "paragraph": return [new Paragraph(_inlines.Read(AdfNode.Content(node)))];
            case "heading": return [new Heading(Math.Clamp(AdfNode.Number(node, "level", 1), 1, 6), _inlines.Read(AdfNode.Content(node)))];
            case "codeBlock": return [new CodeBlock(string.Concat(AdfNode.Content(node).Select(text => AdfNode.Text(text))), Given(AdfNode.Attribute(node, "language")))];
            case "rule": return [new Rule()];
            case "media": return [new Paragraph([_inlines.One(node)])];
            case "mediaSingle" or "mediaGroup" or "caption": return Blocks(node, depth);
            case "layoutSection" or "layoutColumn":
                losses.Add("columns beside each other became one");
                return Blocks(node, depth);
            case "blockquote" or "panel" or "expand" or "nestedExpand" or "bulletList" or "orderedList" or "taskList" or "table":
                return Nested(node, depth);
            default: return [new UnknownBlock("adf", ValueJson.ToText(node), AdfNode.Shown(node))];
        }
    }

    // What is kept as it is loses nothing; a picture in a block is counted as the one in a line that it becomes.
    private static bool IsKnown(string type) => type is "paragraph" or "heading" or "codeBlock" or "rule" or "mediaSingle" or "mediaGroup" or "caption" or "layoutSection" or "layoutColumn"
        or "blockquote" or "panel" or "expand" or "nestedExpand" or "bulletList" or "orderedList" or "taskList" or "table";

    private IEnumerable<Block> Nested(in Value node, int depth)
    {
        if (depth >= limits.Depth)
        {
            losses.Add("nesting that is too deep was flattened");
            return Flat(node, depth);
        }
        return AdfNode.Type(node) switch
        {
            "blockquote" => [new Quote(Blocks(node, depth + 1))],
            "panel" => [new Panel(AdfNode.Attribute(node, "panelType"), Blocks(node, depth + 1))],
            "bulletList" => [new ItemList(false, 1, [.. AdfNode.Content(node).Select(item => Item(item, depth + 2))])],
            "orderedList" => [new ItemList(true, AdfNode.Number(node, "order", 1), [.. AdfNode.Content(node).Select(item => Item(item, depth + 2))])],
            "taskList" => [new ItemList(false, 1, Tasks(node, depth + 2))],
            "table" => [new Table([.. AdfNode.Content(node).Select(row => new TableRow([.. AdfNode.Content(row).Select(cell => Cell(cell, depth + 3))]))])],
            _ => [new Expand(AdfNode.Attribute(node, "title"), Blocks(node, depth + 1))],
        };
    }

    private IEnumerable<Block> Flat(Value node, int depth) =>
        AdfNode.Content(node).SelectMany(child => AdfNode.Type(child) is "listItem" or "tableRow" or "tableCell" or "tableHeader" or "taskItem"
            ? Flat(child, depth)
            : Blocks(AdfNode.Make("doc", [child]), depth));

    private ListItem Item(in Value node, int depth)
    {
        AdfAttributes.CountBlock(node, losses);
        return Building.TaskItems.Read(new ListItem(Blocks(node, depth)));
    }

    // A list within a task list stands beside the tasks, and belongs to the one before it.
    private List<ListItem> Tasks(in Value node, int depth)
    {
        var items = new List<ListItem>();
        foreach (var child in AdfNode.Content(node))
        {
            if (AdfNode.Type(child) == "taskItem")
                AdfAttributes.CountBlock(child, losses);
            if (AdfNode.Type(child) == "taskItem" || items.Count == 0)
                items.Add(new ListItem(Blocks(child, depth), AdfNode.Attribute(child, "state") == "DONE"));
            else
                items[^1] = items[^1] with { Blocks = [.. items[^1].Blocks, .. One(child, depth)] };
        }
        return items;
    }

    private TableCell Cell(in Value node, int depth)
    {
        AdfAttributes.CountBlock(node, losses);
        return new TableCell(Blocks(node, depth), AdfNode.Type(node) == "tableHeader")
        {
            Columns = Math.Clamp(AdfNode.Number(node, "colspan", 1), 1, Table.MostSpanned),
            Rows = Math.Clamp(AdfNode.Number(node, "rowspan", 1), 1, Table.MostSpanned),
        };
    }

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
