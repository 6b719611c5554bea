using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions.Durations;
using Rezolve.Mapping.Transforms.Conversions.References;
using Rezolve.Mapping.Transforms.Conversions.Texts;
using Rezolve.Mapping.Transforms.Conversions.Times;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions;

/// <summary>How a type is written on the wire where the manifest says nothing. On canonical values it changes nothing.</summary>
internal static class TypeForms
{
    private static readonly TwoWay Texts = new(ReadText, value => value);
    private static readonly TwoWay Numbers = Only(ValueKind.Number, "a number (written as text? \"as\": \"string\")");
    private static readonly TwoWay Integers = new(ReadInteger, value => value);
    private static readonly TwoWay Booleans = Only(ValueKind.Boolean, "true or false (written as text? \"as\": \"string\")");
    private static readonly TwoWay Anything = new(value => value, value => value);
    private static readonly ConversionProgram Plain = FormattedText.Program("plain");
    private static readonly TwoWay RichTexts = new(
        value => value.Kind == ValueKind.Object && value["text"].Kind == ValueKind.Text ? value : Plain.ToCanonical(value, null!),
        value => Plain.ToVendor(value, null!));

    private static readonly TwoWay References = new(
        value => ReferenceMembers.NamesSomebody(value) ? value : ReferenceForm.Default.ToCanonical(value, null!),
        value => ReferenceForm.Default.ToVendor(value, null!));

    /// <summary>The form of a type; for a set or list ask for what it holds.</summary>
    public static ConversionProgram Of(FieldType type) => type switch
    {
        FieldType.Text or FieldType.Choice => Texts,
        FieldType.RichText => RichTexts,
        FieldType.Number => Numbers,
        FieldType.Integer => Integers,
        FieldType.Boolean => Booleans,
        FieldType.Instant => Iso8601.Program,
        FieldType.Date => DateOnlyForm.Dates,
        FieldType.Duration => Iso8601Duration.Program,
        FieldType.User or FieldType.Team or FieldType.Organization or FieldType.Ticket => References,
        _ => Anything,
    };

    private static TwoWay Only(ValueKind kind, string due) => new(value => value.Kind == kind ? value : Reasons.Expected(due, value), value => value);

    private static Value ReadText(Value value) => value.Kind switch
    {
        ValueKind.Text => Value.Of(CanonicalText.Normalize(value.Text)),
        ValueKind.Number or ValueKind.Boolean => Value.Of(ValueText.Of(value)),
        ValueKind.Instant or ValueKind.Date or ValueKind.Duration => Value.Of(ValueText.Of(value)),
        _ => Reasons.Expected("text", value),
    };

    private static Value ReadInteger(Value value) => value.TryGetInteger(out var whole) ? Value.Of(whole) : Reasons.Expected("a whole number", value);
}
