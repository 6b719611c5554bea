using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Transforms.Conversions.Texts;

/// <summary>Formatted text that is written as Markdown.</summary>
internal sealed class MarkdownText : Conversion
{
    /// <inheritdoc/>
    public override string Name => "markdown";

    /// <inheritdoc/>
    public override string Summary => "Markdown (CommonMark, with tables, struck text and tasks). Text in another format becomes Markdown where it is written, without tags of HTML.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.RichText];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("Kept as it came", "\"**two**\"", """{"format":"markdown","text":"**two**"}""")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => FormattedText.Program(Name);
}
