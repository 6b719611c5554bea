using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Transforms.Conversions.Texts;

/// <summary>Formatted text that is written as html.</summary>
internal sealed class HtmlText : Conversion
{
    /// <inheritdoc/>
    public override string Name => "html";

    /// <inheritdoc/>
    public override string Summary => "HTML. Text in another format becomes HTML where it is written, with safe tags and links only.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.RichText];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("Kept as it came", "\"<p>two</p>\"", """{"format":"html","text":"<p>two</p>"}""")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => FormattedText.Program(Name);
}
