using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>Markdown: CommonMark with tables, struck text and tasks. Tags of HTML in it are words; only a line break is one.</summary>
internal sealed class MarkdownFormat : RichFormat
{
    /// <inheritdoc/>
    public override string Name => "markdown";

    /// <inheritdoc/>
    protected override RichReading Read(string text, RichTextLimits limits, LossTally losses) => new(new MarkdownReader(limits, losses).Read(text));

    /// <inheritdoc/>
    protected override string Write(RichDoc doc, WriteOptions options, LossTally losses) => new MarkdownWriter(options, losses).Write(doc);
}
