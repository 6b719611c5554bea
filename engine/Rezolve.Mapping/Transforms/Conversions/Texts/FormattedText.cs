using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.RichText;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Texts;

/// <summary>
/// Formatted text in canonical form: <c>{ "format", "text" }</c>, in the format in which it came. It is put into another format where it is written,
/// and two texts are the same where their documents are.
/// </summary>
internal static class FormattedText
{
    /// <summary>The formats there are.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. RichDocs.Formats.Select(format => format.Name)];

    /// <summary>Text in one format.</summary>
    public static ConversionProgram Program(string format) =>
        format == "adf" ? AdfText.Program : new TwoWay(vendor => Read(vendor, format), canonical => TextOf(canonical, format));

    /// <summary>Text whose format an expression tells for each record; it can only be read.</summary>
    public static ConversionProgram Program(ValueSlot format) => new Told(format);

    /// <summary>A text and its format.</summary>
    public static Value Of(string format, string text) => Value.Of(new ValueObject(2) { ["format"] = Value.Of(format), ["text"] = Value.Of(text) });

    /// <summary>
    /// The text of a formatted text in a format; a text by itself is plain. Nobody is mentioned in what was translated. A fault where it is none, or too large.
    /// </summary>
    public static Value TextOf(Value canonical, string wanted)
    {
        var (format, text) = Parts(canonical);
        if (text is null)
            return Reasons.Expected("formatted text: { \"format\", \"text\" }", canonical);
        if (format == wanted)
            return Value.Of(text);
        if (RichDocs.Format(format) is not { } from)
            return Value.Fault($"the text is {(format.Length > 0 ? $"in '{format}'" : "of no format")}; the formats are {string.Join(", ", Formats)}");
        var translated = RichDocs.Convert(text, from, RichDocs.Format(wanted)!, RichTextLimits.Usual, WriteOptions.Inert);
        return translated.Fault is { } fault ? Value.Fault($"{fault}; it is wanted as {wanted}") : Value.Of(translated.Text);
    }

    /// <summary>What a formatted text is compared by: its document in normal form, or the text itself where it cannot be read.</summary>
    public static Value Normal(in Value canonical)
    {
        var (format, text) = Parts(canonical);
        if (text is null)
            return canonical;
        var reading = RichDocs.Format(format)?.Read(text, RichTextLimits.Usual);
        return reading is { Fault: null } ? Value.Of(RichDocs.Canonical(reading.Doc)) : Of(format, CanonicalText.Normalize(text));
    }

    private static (string Format, string? Text) Parts(in Value canonical) => canonical.Kind switch
    {
        ValueKind.Text => ("plain", canonical.Text),
        ValueKind.Object when canonical["text"].Kind == ValueKind.Text => (canonical["format"] is { Kind: ValueKind.Text } format ? format.Text : "", canonical["text"].Text),
        _ => ("", null),
    };

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
