using System.Globalization;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Durations;

/// <summary>Durations as the time that it is so long after the beginning of 1970.</summary>
internal sealed class SinceEpoch : Conversion
{
    private const string Form = "yyyy-MM-dd HH:mm:ss";

    /// <inheritdoc/>
    public override string Name => "sinceEpoch";

    /// <inheritdoc/>
    public override string Summary => "A duration as the date and time, in UTC, that it is so long after 1970-01-01 00:00:00.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.Duration];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        Both("An hour and a half", "\"1970-01-01 01:30:00\"", "\"PT1H30M\""),
        Both("More than a day", "\"1970-01-02 02:00:00\"", "\"P1DT2H\""),
    ];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => new TwoWay(Read, Write);

    private static Value Read(Value vendor) =>
        vendor.Kind == ValueKind.Text && IsoInstant.TryRead(vendor.Text, out var local, out var offset)
            ? Value.Of(local - DateTime.UnixEpoch - (offset ?? TimeSpan.Zero))
            : Reasons.Expected("a date and time such as 1970-01-01 01:30:00", vendor);

    private static Value Write(Value canonical)
    {
        if (canonical.Kind != ValueKind.Duration)
            return Reasons.Expected("a duration", canonical);
        var ticks = canonical.Duration.Ticks;
        if (ticks > (DateTime.MaxValue - DateTime.UnixEpoch).Ticks || ticks < (DateTime.MinValue - DateTime.UnixEpoch).Ticks)
            return Value.Fault($"{Reasons.Show(canonical)} after 1970 is no date");
        var form = ticks % TimeSpan.TicksPerSecond == 0 ? Form : Form + ".FFFFFFF";
        return Value.Of((DateTime.UnixEpoch + canonical.Duration).ToString(form, CultureInfo.InvariantCulture));
    }
}
