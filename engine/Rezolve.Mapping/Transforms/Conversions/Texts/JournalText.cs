using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Transforms.Conversions.Texts;

/// <summary>Formatted text that is written as entries of a journal field.</summary>
internal sealed class JournalText : Conversion
{
    /// <inheritdoc/>
    public override string Name => "journal";

    /// <inheritdoc/>
    public override string Summary => "Entries of a journal field: plain text, with HTML between `[code]` and `[/code]`. Formatted text is written so; what has no formatting stays plain.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.RichText];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("Kept as it came", "\"one [code]<b>two</b>[/code]\"", """{"format":"journal","text":"one [code]<b>two</b>[/code]"}""")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => FormattedText.Program(Name);
}
