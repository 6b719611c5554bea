using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Transforms.Conversions.Times;

/// <summary>Seconds since 1970.</summary>
internal sealed class EpochSeconds : Conversion
{
    /// <inheritdoc/>
    public override string Name => "epochSeconds";

    /// <inheritdoc/>
    public override string Summary => "Seconds since 1970 in UTC, as a number.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.Instant];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("A whole second", "1777629600", "\"2026-05-01T10:00:00Z\"")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => Epoch.Program(TimeSpan.TicksPerSecond);
}
