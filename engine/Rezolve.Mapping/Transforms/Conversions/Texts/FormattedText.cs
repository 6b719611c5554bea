using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Texts;

/// <summary>Formatted text in canonical form: <c>{ "format", "text" }</c>. A format is carried; none is translated into another.</summary>
internal static class FormattedText
{
    /// <summary>The formats that are carried.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["plain", "html", "markdown", "adf"];

    /// <summary>Text in one format.</summary>
    public static ConversionProgram Program(string format) =>
        format == "adf" ? AdfText.Program : new TwoWay(vendor => Read(vendor, format), canonical => TextOf(canonical, format));

    /// <summary>Text whose format an expression tells for each record; it can only be read.</summary>
    public static ConversionProgram Program(ValueSlot format) => new Told(format);

    /// <summary>A text and its format.</summary>
    public static Value Of(string format, string text) => Value.Of(new ValueObject(2) { ["format"] = Value.Of(format), ["text"] = Value.Of(text) });

    /// <summary>The text of a formatted text that has the format; a fault where it has another.</summary>
    public static Value TextOf(Value canonical, string format)
    {
        if (canonical.Kind != ValueKind.Object || canonical["text"].Kind != ValueKind.Text)
            return Reasons.Expected("formatted text: { \"format\", \"text\" }", canonical);
        var has = canonical["format"];
        return has.Kind == ValueKind.Text && has.Text == format
            ? canonical["text"]
            : Value.Fault($"the text is {(has.Kind == ValueKind.Text ? has.Text : "of no format")} and is wanted as {format}; formats are not translated yet");
    }

    private static Value Read(in Value vendor, string format) =>
        vendor.Kind == ValueKind.Text ? Of(format, CanonicalText.Normalize(vendor.Text)) : Reasons.Expected($"{format} text", vendor);

    private sealed class Told(ValueSlot format) : ConversionProgram
    {
        public override Value ToCanonical(in Value vendor, Scope scope)
        {
            var told = format.Evaluate(scope);
            return told.Kind == ValueKind.Text && Formats.Contains(told.Text)
                ? Program(told.Text).ToCanonical(vendor, scope)
                : Reasons.Expected($"one of the formats {string.Join(", ", Formats)}", told);
        }

        public override bool IsReadOnly => true;

        public override Value ToVendor(in Value canonical, Scope scope) =>
            Value.Fault("the format of this field is known only when it is read; give its write an \"as\"");
    }
}
