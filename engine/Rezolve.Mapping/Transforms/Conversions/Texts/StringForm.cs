using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Texts;

/// <summary>Numbers and booleans in quotation marks.</summary>
internal sealed class StringForm : Conversion
{
    /// <inheritdoc/>
    public override string Name => "string";

    /// <inheritdoc/>
    public override string Summary => "A number or boolean written as text; a bare one is read too.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.Number, FieldType.Integer, FieldType.Boolean];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
        [Both("A number with its digits", "\"10.50\"", "10.50"), Both("A boolean", "\"true\"", "true")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => new TwoWay(Read, Write);

    private static Value Read(Value vendor) => vendor.Kind switch
    {
        ValueKind.Number or ValueKind.Boolean => vendor,
        ValueKind.Text when vendor.Text is "true" or "false" => Value.Of(vendor.Text == "true"),
        ValueKind.Text when JsonNumbers.IsNumber(vendor.Text) => Value.NumberOf(vendor.Text),
        _ => Reasons.Expected("a number or boolean as text", vendor),
    };

    private static Value Write(Value canonical) => canonical.Kind is ValueKind.Number or ValueKind.Boolean
        ? Value.Of(ValueText.Of(canonical))
        : Reasons.Expected("a number or boolean", canonical);
}
