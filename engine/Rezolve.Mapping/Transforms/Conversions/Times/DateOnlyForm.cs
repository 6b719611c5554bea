using System.Globalization;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Times;

/// <summary>yyyy-MM-dd.</summary>
internal sealed class DateOnlyForm : Conversion
{
    /// <summary>For dates.</summary>
    public static TwoWay Dates { get; } = new(vendor => Read(vendor) is { } date ? Value.Of(date) : NoDate(vendor), Write);

    // The time of an instant is lost on the way out; the stored pair of both sides keeps that stable.
    private static readonly TwoWay _instants = new(
        vendor => Read(vendor) is { } date ? Value.Of(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero)) : NoDate(vendor), Write);

    /// <inheritdoc/>
    public override string Name => "date";

    /// <inheritdoc/>
    public override string Summary => "A date without a time, yyyy-MM-dd; as an instant it is midnight in UTC.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.Instant, FieldType.Date];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("An instant", "\"2026-05-01\"", "\"2026-05-01T00:00:00Z\"")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => _instants;

    /// <inheritdoc/>
    public override ConversionProgram CreateFor(FieldType type, CompiledMembers members) => type == FieldType.Date ? Dates : _instants;

    private static Value NoDate(Value vendor) => Reasons.Expected("a date such as 2026-05-01", vendor);

    private static DateOnly? Read(Value vendor)
    {
        if (vendor.Kind == ValueKind.Date)
            return vendor.Date;
        var text = vendor.Kind == ValueKind.Text ? vendor.Text : "";
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    private static Value Write(Value canonical) => canonical.Kind switch
    {
        ValueKind.Date => Value.Of(ValueText.Of(canonical)),
        ValueKind.Instant => Value.Of(canonical.Instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => Reasons.Expected("a date", canonical),
    };
}
