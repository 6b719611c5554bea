using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Plain;

/// <summary>
/// Text without formatting. A blank line ends a paragraph, a line end within one is a new line. Signs that look like a list or a quote are read as
/// the words they are, because that is all a reader of plain text can rely on.
/// </summary>
internal sealed class PlainFormat : RichFormat
{
    /// <inheritdoc/>
    public override string Name => "plain";

    /// <summary>The paragraphs of a text.</summary>
    public static IReadOnlyList<Block> Paragraphs(string text)
    {
        var paragraphs = new List<Block>();
        var lines = new List<string>();
        foreach (var line in CleanText.Of(text).Split('\n').Append(""))
        {
            if (!line.All(c => Spacing.IsBlank(c) || c == '\u00A0'))
            {
                lines.Add(line);
                continue;
            }
            if (lines.Count > 0)
                paragraphs.Add(new Paragraph(TextLines.Of(string.Join('\n', lines))));
            lines.Clear();
        }
        return paragraphs;
    }

    /// <inheritdoc/>
    protected override RichReading Read(string text, RichTextLimits limits, LossTally losses) => new(new RichDoc(Paragraphs(text)));

    /// <inheritdoc/>
    protected override string Write(RichDoc doc, WriteOptions options, LossTally losses) => string.Join('\n', new PlainWriter(options, losses).Lines(doc.Blocks));
}
