using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Durations;

/// <summary>Durations as a number of units.</summary>
internal sealed class CountedDuration : Conversion
{
    private readonly long _unit;

    private CountedDuration(string name, long unit)
    {
        Name = name;
        _unit = unit;
    }

    /// <summary>One form for each unit.</summary>
    public static IReadOnlyList<CountedDuration> All { get; } =
    [
        new("millis", TimeSpan.TicksPerMillisecond), new("seconds", TimeSpan.TicksPerSecond),
        new("minutes", TimeSpan.TicksPerMinute), new("hours", TimeSpan.TicksPerHour),
    ];

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Summary => $"A duration as a number of {(Name == "millis" ? "milliseconds" : Name)}; decimals are read.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.Duration];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        Both("Two hours", (TimeSpan.TicksPerHour * 2 / _unit).ToString(System.Globalization.CultureInfo.InvariantCulture), "\"PT2H\""),
    ];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => new TwoWay(
        vendor => Scaled.TryRead(vendor, _unit, out var ticks) ? Value.Of(new TimeSpan(ticks)) : Reasons.Expected($"a number of {Name}", vendor),
        canonical => canonical.Kind == ValueKind.Duration ? Scaled.Write(canonical.Duration.Ticks, _unit) : Reasons.Expected("a duration", canonical));
}
