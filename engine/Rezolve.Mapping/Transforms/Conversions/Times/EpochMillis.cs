using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Transforms.Conversions.Times;

/// <summary>Milliseconds since 1970.</summary>
internal sealed class EpochMillis : Conversion
{
    /// <inheritdoc/>
    public override string Name => "epochMillis";

    /// <inheritdoc/>
    public override string Summary => "Milliseconds since 1970 in UTC, as a number.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.Instant];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both("With decimals of a second", "1777629600250", "\"2026-05-01T10:00:00.25Z\"")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => Epoch.Program(TimeSpan.TicksPerMillisecond);
}
