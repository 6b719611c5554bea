using System.Text;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Texts;

/// <summary>Formatted text that is written as a document of nodes (ADF); its canonical text is the document's JSON.</summary>
internal sealed class AdfText : Conversion
{
    /// <summary>The document, both ways.</summary>
    public static ConversionProgram Program { get; } = new TwoWay(Read, Write);

    /// <inheritdoc/>
    public override string Name => "adf";

    /// <inheritdoc/>
    public override string Summary => "A document of nodes (ADF). Text in another format becomes one where it is written; a node that no other format has is kept for ADF.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.RichText];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        Both("Kept as it came", """{"version":1,"type":"doc","content":[]}""", """{"format":"adf","text":"{\"version\":1,\"type\":\"doc\",\"content\":[]}"}"""),
    ];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => Program;

    private static Value Read(Value vendor) => vendor.Kind == ValueKind.Object
        ? FormattedText.Of("adf", vendor.ToString())
        : Reasons.Expected("an ADF document, an object", vendor);

    private static Value Write(Value canonical)
    {
        var text = FormattedText.TextOf(canonical, "adf");
        if (text.IsFault)
            return text;
        var document = ValueJson.Read(Encoding.UTF8.GetBytes(text.Text));
        return document.Kind == ValueKind.Object ? document : Reasons.Expected("the JSON of an ADF document", text);
    }
}
