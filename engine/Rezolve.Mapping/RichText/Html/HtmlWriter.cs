using System.Globalization;
using System.Text;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>
/// Writes HTML that every sanitiser lets pass: the tags below and no others, no attribute but where a link leads, what a picture is, what a list
/// begins with, what a cell spans and what code is written in.
/// </summary>
internal sealed class HtmlWriter(WriteOptions options, LossTally losses)
{
    private readonly StringBuilder _html = new();
    private readonly HtmlInlines _inlines = new(options, losses);

    /// <summary>The HTML of a document; no line ends between tags.</summary>
    public string Write(RichDoc doc)
    {
        Blocks(doc.Blocks);
        return _html.ToString();
    }

    private void Blocks(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
            One(block);
    }

    private void One(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph: Tagged("p", paragraph.Inlines); break;
            case Heading heading: Tagged(string.Create(CultureInfo.InvariantCulture, $"h{Math.Clamp(heading.Level, 1, 6)}"), heading.Inlines); break;
            case CodeBlock code: Code(code); break;
            case Quote quote: Around("blockquote", quote.Blocks); break;
            case Panel panel: losses.Add("panel became a quote"); Around("blockquote", panel.Blocks); break;
            case Expand expand: Details(expand); break;
            case ItemList list: List(list); break;
            case Table table: Cells(table); break;
            case Rule: _html.Append("<hr>"); break;
            case UnknownBlock unknown: Unknown(unknown); break;
        }
    }

    private void Tagged(string tag, IReadOnlyList<Inline> inlines)
    {
        _html.Append('<').Append(tag).Append('>');
        _inlines.Append(_html, inlines);
        _html.Append("</").Append(tag).Append('>');
    }

    private void Around(string tag, IEnumerable<Block> blocks)
    {
        _html.Append('<').Append(tag).Append('>');
        Blocks(blocks);
        _html.Append("</").Append(tag).Append('>');
    }

    private void Code(CodeBlock code)
    {
        _html.Append("<pre><code");
        if (!string.IsNullOrWhiteSpace(code.Language))
        {
            _html.Append(" class=\"language-");
            HtmlEscape.Append(_html, string.Concat(code.Language.Where(c => !char.IsWhiteSpace(c))));
            _html.Append('"');
        }
        // HTML leaves out a line end that stands first.
        _html.Append(code.Text.StartsWith('\n') ? ">\n" : ">");
        HtmlEscape.Append(_html, CleanText.Of(code.Text));
        _html.Append("</code></pre>");
    }

    private void Details(Expand expand)
    {
        _html.Append("<details><summary>");
        HtmlEscape.Append(_html, CleanText.Of(expand.Title));
        _html.Append("</summary>");
        Blocks(expand.Blocks);
        _html.Append("</details>");
    }

    private void List(ItemList list)
    {
        var tag = list.IsOrdered ? "ol" : "ul";
        _html.Append('<').Append(tag);
        if (list is { IsOrdered: true, Start: not 1 })
            _html.Append(CultureInfo.InvariantCulture, $" start=\"{list.Start}\"");
        _html.Append('>');
        foreach (var item in list.Items)
        {
            if (item.IsDone is not null)
                losses.Add("task became an item with a box");
            Held("<li>", TaskItems.Write(item), "</li>");
        }
        _html.Append("</").Append(tag).Append('>');
    }

    private void Cells(Table table)
    {
        _html.Append("<table><tbody>");
        foreach (var row in table.Rows)
        {
            _html.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                var tag = cell.IsHeader ? "th" : "td";
                var columns = cell.Columns > 1 ? string.Create(CultureInfo.InvariantCulture, $" colspan=\"{cell.Columns}\"") : "";
                var rows = cell.Rows > 1 ? string.Create(CultureInfo.InvariantCulture, $" rowspan=\"{cell.Rows}\"") : "";
                Held($"<{tag}{columns}{rows}>", cell.Blocks, $"</{tag}>");
            }
            _html.Append("</tr>");
        }
        _html.Append("</tbody></table>");
    }

    // The first paragraph of an item or cell needs no tag of its own.
    private void Held(string start, IReadOnlyList<Block> blocks, string end)
    {
        _html.Append(start);
        if (blocks is [Paragraph first, ..])
        {
            _inlines.Append(_html, first.Inlines);
            Blocks(blocks.Skip(1));
        }
        else
        {
            Blocks(blocks);
        }
        _html.Append(end);
    }

    private void Unknown(UnknownBlock unknown)
    {
        losses.Add($"unknown part of {unknown.Format} became text");
        if (unknown.Text.Length > 0)
            Tagged("p", TextLines.Of(unknown.Text));
    }
}
