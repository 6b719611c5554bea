using System.Globalization;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Functions.Time;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Times;

/// <summary>Times by a .NET pattern, in a zone.</summary>
internal sealed class PatternForm : Conversion
{
    /// <inheritdoc/>
    public override string Name => "pattern";

    /// <inheritdoc/>
    public override string Summary => "A .NET date pattern, read and written as the clocks of a zone show it (IANA name; UTC unless named).";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.Instant, FieldType.Date];

    /// <inheritdoc/>
    public override string Marker => "pattern";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members =>
    [
        new("pattern", new Written.Text(), "The pattern, with names in English.") { Examples = ["\"yyyy-MM-dd HH:mm:ss\""] },
        new("zone", new Written.Value(Slots.Record, ValueKinds.Text), "The zone of times without an offset.")
            { Examples = ["\"{{ inputs.timeZone }}\""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("A time in Berlin", "\"01.05.2026 12:00:00\"", "\"2026-05-01T10:00:00Z\"")];

    /// <inheritdoc/>
    protected override string Written => """{ "pattern": "dd.MM.yyyy HH:mm:ss", "zone": "Europe/Berlin" }""";

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => new Program(members.Text("pattern")!, members.Value("zone"));

    /// <inheritdoc/>
    public override ConversionProgram CreateFor(FieldType type, CompiledMembers members) =>
        type == FieldType.Date ? Dates(members.Text("pattern")!) : Create(members);

    // A date has no zone: what is written is what is meant.
    private static TwoWay Dates(string pattern) => new(
        vendor => vendor.Kind == ValueKind.Text && DatePattern.Read(vendor.Text, pattern, TimeZoneInfo.Utc) is { } read
            ? Value.Of(DateOnly.FromDateTime(read.UtcDateTime))
            : Reasons.Expected($"a date written as {pattern}", vendor),
        canonical => canonical.Kind == ValueKind.Date
            ? Value.Of(canonical.Date.ToDateTime(TimeOnly.MinValue).ToString(pattern, CultureInfo.InvariantCulture))
            : Reasons.Expected("a date", canonical));

    private sealed class Program(string pattern, ValueSlot? zone) : ConversionProgram
    {
        public override Value ToCanonical(in Value vendor, Scope scope)
        {
            if (ZoneOf(scope, out var fault) is not { } place)
                return fault;
            return vendor.Kind == ValueKind.Text && DatePattern.Read(vendor.Text, pattern, place) is { } instant
                ? Value.Of(instant)
                : Reasons.Expected($"a time written as {pattern}", vendor);
        }

        public override Value ToVendor(in Value canonical, Scope scope)
        {
            if (ZoneOf(scope, out var fault) is not { } place)
                return fault;
            return canonical.Kind switch
            {
                ValueKind.Instant => Value.Of(TimeZoneInfo.ConvertTime(canonical.Instant, place).ToString(pattern, CultureInfo.InvariantCulture)),
                ValueKind.Date => Value.Of(canonical.Date.ToDateTime(TimeOnly.MinValue).ToString(pattern, CultureInfo.InvariantCulture)),
                _ => Reasons.Expected("an instant", canonical),
            };
        }

        private TimeZoneInfo? ZoneOf(Scope scope, out Value fault)
        {
            var name = zone?.Evaluate(scope) ?? Value.Of("UTC");
            fault = name.Kind == ValueKind.Text ? Zone.Unknown(name) : Reasons.Expected("the name of a time zone", name);
            return name.Kind == ValueKind.Text ? Zone.Find(name.Text) : null;
        }
    }
}
