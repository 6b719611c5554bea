using System.Globalization;
using System.Text;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.RichText.Normal;

namespace Rezolve.Mapping.RichText.Plain;

/// <summary>Writes text without formatting as people write it: <c>- </c> before an item, <c>&gt; </c> before a quote, an address in brackets behind its words.</summary>
internal sealed class PlainWriter(WriteOptions options, LossTally losses)
{
    /// <summary>The lines of blocks, with an empty one between two blocks.</summary>
    public List<string> Lines(IEnumerable<Block> blocks)
    {
        var lines = new List<string>();
        foreach (var block in blocks)
        {
            var own = One(block);
            if (own.Count == 0)
                continue;
            if (lines.Count > 0)
                lines.Add("");
            lines.AddRange(own);
        }
        return lines;
    }

    private List<string> One(Block block)
    {
        if (block is not Paragraph)
            losses.Add($"{Name(block)} became lines");
        return block switch
        {
            Paragraph paragraph => Line(paragraph.Inlines),
            Heading heading => Line(heading.Inlines),
            CodeBlock code => code.Text.Length == 0 ? [] : [.. CleanText.Of(code.Text).Split('\n')],
            Quote quote => [.. Lines(quote.Blocks).Select(line => line.Length == 0 ? ">" : "> " + line)],
            Panel panel => Lines(panel.Blocks),
            Expand expand => Lines(expand.Blocks.Prepend(new Paragraph([new TextRun(expand.Title)]))),
            ItemList list => Items(list),
            Table table => [.. TableLines.Of(table).OfType<Paragraph>().SelectMany(lines => Line(lines.Inlines))],
            UnknownBlock unknown => Line(TextLines.Of(unknown.Text)),
            _ => ["----"],
        };
    }

    private List<string> Items(ItemList list)
    {
        var lines = new List<string>();
        var number = list.Start;
        foreach (var item in list.Items)
        {
            if (item.IsDone is null && item.Blocks.Count == 0)
                continue;
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var own = Tight(item);
            lines.Add(mark + (item.IsDone switch { null => "", true => "[x] ", _ => "[ ] " }) + own.FirstOrDefault(""));
            lines.AddRange(own.Skip(1).Select(line => line.Length == 0 ? line : new string(' ', mark.Length) + line));
        }
        return lines;
    }

    // A list within an item follows its words at once.
    private List<string> Tight(ListItem item) => item.Blocks is [Paragraph words, ItemList inner]
        ? [.. One(words), .. One(inner)]
        : Lines(item.Blocks);

    private List<string> Line(IReadOnlyList<Inline> inlines)
    {
        var line = new StringBuilder();
        for (var i = 0; i < inlines.Count; i++)
        {
            line.Append(inlines[i] is HardBreak ? "\n" : Words(inlines[i]));
            var link = inlines[i].Style.Link;
            if (link is not null && (i + 1 == inlines.Count || inlines[i + 1].Style.Link != link) && !Shows(inlines, i, link))
                line.Append(" (").Append(link.StartsWith("mailto:", StringComparison.Ordinal) ? link["mailto:".Length..] : link).Append(')');
        }
        return line.Length == 0 ? [] : [.. line.ToString().Split('\n')];
    }

    private string Words(Inline inline)
    {
        foreach (var look in StyleWords.Each(inline.Style.Marks))
            losses.Add($"{StyleWords.Said(look)} became plain");
        if (inline is Image { Source.Address: { } address } image && image.Source.Kind == ImageKind.Url)
        {
            losses.Add("picture became its address");
            return image.Alt.Length > 0 ? $"{CleanText.Of(image.Alt)} ({address})" : address;
        }
        return InlineWords.Of(inline, options, losses).Replace('\n', ' ');
    }

    private bool Shows(IReadOnlyList<Inline> inlines, int last, string link)
    {
        var first = last;
        while (first > 0 && inlines[first - 1].Style.Link == link)
            first--;
        var words = string.Concat(inlines.Skip(first).Take(last - first + 1).OfType<TextRun>().Select(run => run.Text));
        if (string.Equals(words, link, StringComparison.Ordinal) || string.Equals("mailto:" + words, link, StringComparison.Ordinal) || LinkTarget.Of(link) is null)
            return true;
        losses.Add("link became its address");
        return false;
    }

    private static string Name(Block block) => block switch { ItemList => "list", CodeBlock => "code", UnknownBlock => "unknown part", _ => block.GetType().Name.ToLowerInvariant() };
}
