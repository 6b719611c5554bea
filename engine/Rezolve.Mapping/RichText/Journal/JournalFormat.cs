using Rezolve.Mapping.RichText.Html;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.RichText.Plain;

namespace Rezolve.Mapping.RichText.Journal;

/// <summary>
/// Entries of a journal field: plain text, in which <c>[code]</c> and <c>[/code]</c> stand around HTML. What plain text says as well is written as
/// plain text.
/// </summary>
internal sealed class JournalFormat : RichFormat
{
    private const string Start = "[code]";
    private const string Stop = "[/code]";

    private static readonly HtmlFormat Html = new();
    private static readonly PlainFormat Plain = new();

    /// <inheritdoc/>
    public override string Name => "journal";

    /// <inheritdoc/>
    protected override RichReading Read(string text, RichTextLimits limits, LossTally losses)
    {
        var blocks = new List<Block>();
        var at = 0;
        while (at < text.Length)
        {
            var start = text.IndexOf(Start, at, StringComparison.OrdinalIgnoreCase);
            blocks.AddRange(PlainFormat.Paragraphs(text[at..(start < 0 ? text.Length : start)]));
            if (start < 0)
                break;
            var stop = text.IndexOf(Stop, start, StringComparison.OrdinalIgnoreCase);
            var html = text[(start + Start.Length)..(stop < 0 ? text.Length : stop)];
            blocks.AddRange(new HtmlReader(limits, losses).Read(html).Blocks);
            at = stop < 0 ? text.Length : stop + Stop.Length;
        }
        return new RichReading(new RichDoc(blocks));
    }

    /// <inheritdoc/>
    protected override string Write(RichDoc doc, WriteOptions options, LossTally losses)
    {
        if (doc.Blocks.All(IsPlain))
        {
            var plain = Plain.Write(doc, options);
            if (!plain.Text.Contains(Start, StringComparison.OrdinalIgnoreCase))
                return Counted(plain, losses);
        }
        // Words that look like the end are kept from being it.
        var html = Counted(Html.Write(doc, options), losses).Replace("[", "&#91;", StringComparison.Ordinal);
        return html.Length == 0 ? "" : Start + html + Stop;
    }

    private static bool IsPlain(Block block) => block is Paragraph paragraph && paragraph.Inlines.All(IsPlain);

    private static bool IsPlain(Inline inline) => inline is HardBreak || (inline.Style == default && inline is TextRun or Mention or UnknownInline);

    private static string Counted(RichWriting written, LossTally losses)
    {
        foreach (var loss in written.Losses)
        {
            for (var i = 0; i < loss.Count; i++)
                losses.Add(loss.What);
        }
        return written.Text;
    }
}
