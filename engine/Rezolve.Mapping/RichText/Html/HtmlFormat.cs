using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>HTML, of pages and of mails. What is written is safe to show: a few tags, none with a style, a class or a script.</summary>
internal sealed class HtmlFormat : RichFormat
{
    /// <inheritdoc/>
    public override string Name => "html";

    /// <inheritdoc/>
    protected override RichReading Read(string text, RichTextLimits limits, LossTally losses) => new(new HtmlReader(limits, losses).Read(text));

    /// <inheritdoc/>
    protected override string Write(RichDoc doc, WriteOptions options, LossTally losses) => new HtmlWriter(options, losses).Write(doc);
}
