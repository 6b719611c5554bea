using System.Globalization;
using AngleSharp.Html.Parser.Tokens;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>The blocks that are open. An end tag ends everything that was opened since its start tag; one without a start tag ends the line.</summary>
internal sealed class HtmlBlocks
{
    private readonly List<OpenBlock> _open = [new("")];
    private readonly Dictionary<string, int> _ignored = [];
    private readonly HtmlLine _line;
    private readonly RichTextLimits _limits;
    private readonly LossTally _losses;

    /// <summary>Begins a document.</summary>
    public HtmlBlocks(HtmlLine line, RichTextLimits limits, LossTally losses) => (_line, _limits, _losses) = (line, limits, losses);

    /// <summary>The marks that were open before the cell that is read; they cannot be ended in it.</summary>
    public int OpenMarks => _open.FindLast(block => block.IsCell)?.Marks ?? 0;

    private OpenBlock Top => _open[^1];

    /// <summary>Words, as they are written or as a line.</summary>
    public void Words(string words)
    {
        if (Top.Tag == "pre")
            Top.Text.Append(words);
        else
            _line.Words(words);
    }

    /// <summary>Takes a start tag; whether it was one of a block.</summary>
    public bool Start(HtmlTagToken tag)
    {
        if (Top.Tag == "pre" && StartInCode(tag))
            return true;
        switch (tag.Name)
        {
            case "hr":
                EndLine();
                Top.Blocks.Add(new Rule());
                return true;
            case "input":
                Box(tag);
                return true;
            case "li":
                CloseTo(block => block.Tag is "ul" or "ol", stop: block => block.Tag is "table" or "blockquote" or "details");
                if (Top.Tag is not ("ul" or "ol"))
                    Push(new OpenBlock("ul"));
                Push(new OpenBlock("li") { Marks = _line.OpenMarks });
                return true;
            case "tr":
                CloseTo(block => block.Tag == "table", stop: _ => false);
                return Top.Tag == "table" ? Push(new OpenBlock("tr")) : EndLine();
            case "td" or "th":
                return StartCell(tag);
            case "thead" or "tbody" or "tfoot":
                CloseTo(block => block.Tag == "table", stop: _ => false);
                return EndLine();
            case "ul" or "ol" or "blockquote" or "pre" or "table" or "details" or "summary":
                return Push(Opened(tag));
            default:
                return HtmlTags.HeadingLevel(tag.Name) > 0 ? Push(new OpenBlock(tag.Name)) : HtmlTags.Lines.Contains(tag.Name) && EndLine();
        }
    }

    /// <summary>Takes an end tag; whether it was one of a block.</summary>
    public bool End(string tag)
    {
        if (_ignored.GetValueOrDefault(tag) > 0)
        {
            _ignored[tag]--;
            return EndLine();
        }
        if (HtmlTags.Lines.Contains(tag) || tag is "thead" or "tbody" or "tfoot")
            return Top.Tag == "pre" || EndLine();
        if (tag is not ("ul" or "ol" or "li" or "blockquote" or "pre" or "table" or "tr" or "td" or "th" or "details" or "summary") && HtmlTags.HeadingLevel(tag) == 0)
            return false;
        var isTablePart = tag is "table" or "tr" or "td" or "th";
        if (CloseTo(block => block.Tag == tag, stop: block => isTablePart ? block.Tag == "table" : block.IsCell))
            Pop();
        return true;
    }

    /// <summary>The blocks of the document, which ends here.</summary>
    public IReadOnlyList<Block> End()
    {
        while (_open.Count > 1)
            Pop();
        EndLine();
        return Top.Blocks;
    }

    private static OpenBlock Opened(HtmlTagToken tag) => new(tag.Name)
    {
        First = Number(tag, "start", 1, int.MaxValue),
        Language = CodeLanguage.Of(tag),
        IsFrame = tag.Name == "table" && tag.GetAttribute("role") is "presentation" or "none",
    };

    private bool StartInCode(HtmlTagToken tag)
    {
        if (tag.Name == "br")
            Top.Text.Append('\n');
        if (tag.Name == "code")
            Top.Language ??= CodeLanguage.Of(tag);
        return tag.Name is not ("table" or "ul" or "ol" or "blockquote" or "li" or "td" or "th" or "tr");
    }

    private bool StartCell(HtmlTagToken tag)
    {
        CloseTo(block => block.Tag is "tr" or "table", stop: _ => false);
        if (Top.Tag == "table")
            Push(new OpenBlock("tr"));
        return Top.Tag == "tr"
            ? Push(new OpenBlock(tag.Name) { Marks = _line.OpenMarks, First = Number(tag, "colspan", 1, Table.MostSpanned), Second = Number(tag, "rowspan", 1, Table.MostSpanned) })
            : EndLine();
    }

    private void Box(HtmlTagToken tag)
    {
        if (!string.Equals(tag.GetAttribute("type"), "checkbox", StringComparison.OrdinalIgnoreCase))
            return;
        var isDone = tag.Attributes.Any(attribute => attribute.Name == "checked");
        if (Top is { Tag: "li", Blocks.Count: 0 } && _line.IsBlank)
            Top.IsDone = isDone;
        else
            _line.Words(isDone ? "☑ " : "☐ ");
    }

    private static int Number(HtmlTagToken tag, string attribute, int usual, int most) =>
        int.TryParse(tag.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : usual;

    private bool EndLine()
    {
        var level = HtmlTags.HeadingLevel(Top.Tag);
        var inlines = _line.Take();
        if (inlines.Count == 0)
            return true;
        EndedBlock.Holder(_open).Take([level > 0 ? new Heading(level, inlines) : new Paragraph(inlines)]);
        return true;
    }

    private bool Push(OpenBlock block)
    {
        // A title holds no blocks.
        if (HtmlTags.HeadingLevel(Top.Tag) > 0 || (Top.Tag is "pre" && block.Tag is not "pre"))
            Pop();
        EndLine();
        if (_open.Count <= _limits.Depth)
        {
            _open.Add(block);
            return true;
        }
        _ignored[block.Tag] = _ignored.GetValueOrDefault(block.Tag) + 1;
        _losses.Add("nesting that is too deep was flattened");
        return true;
    }

    // Ends blocks down to one that is meant; none where it is not open.
    private bool CloseTo(Func<OpenBlock, bool> meant, Func<OpenBlock, bool> stop)
    {
        for (var i = _open.Count - 1; i > 0; i--)
        {
            if (meant(_open[i]))
            {
                while (_open.Count > i + 1)
                    Pop();
                EndLine();
                return true;
            }
            if (stop(_open[i]))
                return false;
        }
        return false;
    }

    private void Pop()
    {
        EndLine();
        var ended = Top;
        _open.RemoveAt(_open.Count - 1);
        if (ended.IsCell)
            _line.Close(ended.Marks);
        EndedBlock.Put(ended, Top, _open, _losses);
    }
}
