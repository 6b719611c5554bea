using System.Xml;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Durations;

/// <summary>Durations in ISO 8601.</summary>
internal sealed class Iso8601Duration : Conversion
{
    /// <summary>What stands where nothing is said.</summary>
    public static TwoWay Program { get; } = new(
        Read,
        canonical => canonical.Kind == ValueKind.Duration ? Value.Of(ValueText.Of(canonical)) : Reasons.Expected("a duration", canonical));

    /// <inheritdoc/>
    public override string Name => "iso8601";

    /// <inheritdoc/>
    public override string Summary =>
        "An ISO 8601 duration of days, hours, minutes and seconds; months and years have no fixed length and are refused.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.Duration];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("An hour and a half", "\"PT1H30M\"", "\"PT1H30M\"")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => Program;

    private static Value Read(Value vendor)
    {
        if (vendor.Kind == ValueKind.Duration)
            return vendor;
        if (vendor.Kind != ValueKind.Text || vendor.Text.AsSpan().TrimStart('-') is not ['P', .. var rest] || HasMonths(rest))
            return Reasons.Expected("an ISO 8601 duration such as PT1H30M", vendor);
        try
        {
            return Value.Of(XmlConvert.ToTimeSpan(vendor.Text));
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return Reasons.Expected("an ISO 8601 duration such as PT1H30M", vendor);
        }
    }

    private static bool HasMonths(ReadOnlySpan<char> text)
    {
        var time = text.IndexOf('T');
        return (time < 0 ? text : text[..time]).ContainsAny('Y', 'M');
    }
}
