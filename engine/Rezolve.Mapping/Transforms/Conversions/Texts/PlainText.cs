using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Transforms.Conversions.Texts;

/// <summary>Formatted text that is written as plain.</summary>
internal sealed class PlainText : Conversion
{
    /// <inheritdoc/>
    public override string Name => "plain";

    /// <inheritdoc/>
    public override string Summary => "Text without formatting. Of formatted text the words are written: `- ` before an item, the address of a link in brackets behind it.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.RichText];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("Kept as it came", "\"two words\"", """{"format":"plain","text":"two words"}""")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => FormattedText.Program(Name);
}
