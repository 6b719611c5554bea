using System.Globalization;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>Writes Markdown that every reader of it takes the same way; words that look like Markdown are escaped, and tags are never written.</summary>
internal sealed class MarkdownWriter
{
    private readonly LossTally _losses;
    private readonly MarkdownLine _line;

    /// <summary>Makes a writer for one text.</summary>
    public MarkdownWriter(WriteOptions options, LossTally losses)
    {
        _losses = losses;
        _line = new MarkdownLine(options, losses);
    }

    /// <summary>The Markdown of a document.</summary>
    public string Write(RichDoc doc) => string.Join('\n', Lines(doc.Blocks));

    private List<string> Lines(IReadOnlyList<Block> blocks, bool isItem = false)
    {
        var lines = new List<string>();
        Block? last = null;
        var isOther = false;
        foreach (var block in blocks)
        {
            // A list behind a list of the same sort is the same list, unless its mark differs.
            isOther = block is ItemList list && last is ItemList before && before.IsOrdered == list.IsOrdered && !isOther;
            var own = One(block, isOther, isItem && lines.Count == 0);
            if (own.Count == 0)
                continue;
            if (lines.Count > 0 && !(isItem && last is Paragraph && block is ItemList { Start: 1 }))
                lines.Add("");
            lines.AddRange(own);
            last = block;
        }
        return lines;
    }

    private List<string> One(Block block, bool isOther, bool isFirstInItem)
    {
        switch (block)
        {
            case Paragraph paragraph: return _line.Lines(paragraph.Inlines);
            case Heading heading: return Title(heading);
            case CodeBlock code: return Code(code);
            case Quote quote: return Quoted(quote.Blocks);
            case Panel panel:
                _losses.Add("panel became a quote");
                return Quoted(panel.Blocks);
            case Expand expand:
                _losses.Add("expand became paragraphs");
                return Lines([new Paragraph([new TextRun(expand.Title) { Style = new Style(Marks.Strong) }]), .. expand.Blocks]);
            case ItemList list: return Items(list, isOther);
            case Table table: return new MarkdownTable(_line, _losses).Lines(table);
            case UnknownBlock unknown:
                _losses.Add($"unknown part of {unknown.Format} became text");
                return _line.Lines(TextLines.Of(unknown.Text));
            default: return [isFirstInItem ? "___" : "---"];
        }
    }

    private List<string> Title(Heading heading)
    {
        var line = _line.One(heading.Inlines.Select(inline => inline is HardBreak ? new TextRun(" ") : inline), isTitle: true);
        return line.Length == 0 ? [] : [new string('#', Math.Clamp(heading.Level, 1, 6)) + " " + line];
    }

    private static List<string> Code(CodeBlock code)
    {
        var lines = CleanText.Of(code.Text).Split('\n');
        var longest = lines.Max(line => line.TrimStart().TakeWhile(c => c == '`').Count());
        var fence = new string('`', Math.Max(3, longest + 1));
        var language = string.Concat((code.Language ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('`' or '\\' or '&')));
        return [fence + language, .. lines, fence];
    }

    private List<string> Quoted(IReadOnlyList<Block> blocks) => [.. Lines(blocks).Select(line => line.Length == 0 ? ">" : "> " + Spaced(line))];

    // A tab reaches to the next of some columns, which differ within a quote or an item.
    private static string Spaced(string line) => line.Replace("\t", "    ", StringComparison.Ordinal);

    private List<string> Items(ItemList list, bool isOther)
    {
        var lines = new List<string>();
        var number = Math.Clamp(list.Start, 0, 900_000_000);
        foreach (var item in list.Items)
        {
            var box = item.IsDone switch { null => "", true => "[x] ", _ => "[ ] " };
            // A box stands before words.
            var blocks = box.Length > 0 && item.Blocks is not [Paragraph, ..] ? TaskItems.Write(item) : item.Blocks;
            var own = Lines(blocks, isItem: true);
            // A lone sign of an item would make a title of the line above.
            if (own.Count == 0)
                continue;
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}{(isOther ? ")" : ".")} ") : isOther ? "* " : "- ";
            lines.Add(mark + (blocks == item.Blocks ? box : "") + own[0]);
            lines.AddRange(own.Skip(1).Select(line => line.Length == 0 ? line : new string(' ', mark.Length) + Spaced(line)));
        }
        return lines;
    }
}
