using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Times;

/// <summary>ISO 8601 with any form of offset.</summary>
internal sealed class Iso8601 : Conversion
{
    /// <summary>What stands where nothing is said.</summary>
    public static TwoWay Program { get; } = new(Read, canonical => Value.Of(ValueText.Of(canonical)));

    /// <inheritdoc/>
    public override string Name => "iso8601";

    /// <inheritdoc/>
    public override string Summary =>
        "ISO 8601 with an offset in any form (Z, +02:00, +0200, +02); written in UTC. A time without an offset is refused: name its zone with `pattern`.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.Instant];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("An instant in UTC", "\"2026-05-01T10:00:00Z\"", "\"2026-05-01T10:00:00Z\"")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => Program;

    private static Value Read(Value vendor)
    {
        if (vendor.Kind == ValueKind.Instant)
            return vendor;
        if (vendor.Kind != ValueKind.Text || !IsoInstant.TryRead(vendor.Text, out var local, out var offset))
            return Reasons.Expected("an instant in ISO 8601", vendor);
        if (offset is not { } known)
            return Value.Fault($"the time {Reasons.Show(vendor)} has no offset; name its zone: \"as\": {{ \"pattern\": …, \"zone\": … }}");
        var ticks = local.Ticks - known.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks
            ? Reasons.Expected("an instant in the years 1 to 9999", vendor)
            : Value.Of(new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}
