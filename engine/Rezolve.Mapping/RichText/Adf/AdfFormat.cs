using System.Text;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.RichText.Adf;

/// <summary>A document of nodes, as JSON (ADF): <c>{"type":"doc","version":1,"content":[…]}</c>.</summary>
internal sealed class AdfFormat : RichFormat
{
    /// <inheritdoc/>
    public override string Name => "adf";

    /// <inheritdoc/>
    protected override RichReading Read(string text, RichTextLimits limits, LossTally losses)
    {
        var document = ValueJson.Read(Encoding.UTF8.GetBytes(text));
        if (document.IsFault)
            return RichReading.Failed($"the adf text cannot be read: {document.Text}");
        return document.Kind == ValueKind.Object && AdfNode.Type(document) == "doc"
            ? new RichReading(new AdfReader(limits, losses).Read(document))
            : RichReading.Failed("the adf text is no document: it has no \"type\": \"doc\"");
    }

    /// <inheritdoc/>
    protected override string Write(RichDoc doc, WriteOptions options, LossTally losses) => ValueJson.ToText(new AdfWriter(options, losses).Write(doc));
}
