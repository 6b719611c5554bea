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
    public override string Summary => "Markdown. It is carried, not translated: it can only be written where Markdown is wanted.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.RichText];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("Carried as it is", "\"**two**\"", """{"format":"markdown","text":"**two**"}""")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => FormattedText.Program(Name);
}
