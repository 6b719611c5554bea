using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Reading.Rows;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>Maps a record that was read by itself.</summary>
internal static class OneRecord
{
    /// <summary>The ticket, or why it cannot be read.</summary>
    /// <param name="system">The system.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="record">The record.</param>
    /// <param name="also">The other entities in its answer.</param>
    /// <param name="readAt">When it was read.</param>
    /// <param name="cancellation">Ends a running script.</param>
    public static ReadReport Map(
        ManifestSystem system, Scope unit, ReadRecord record, IReadOnlyList<AlsoRecord> also, DateTimeOffset readAt, CancellationToken cancellation)
    {
        using var output = new Utf8Output();
        using var mapping = system.NewMapping(unit, cancellation);
        if (mapping.Map(record, output) == MapOutcome.Held)
            return new ReadReport(null, Failure: mapping.Fault is { } fault ? Failures.OfRecord(system.Entity.Get, fault.Message) : Failures.Of(mapping.Mapper.Held[0]));
        var fate = system.TellsFates ? new RecordFates(system.Entity, unit).Of(record) : null;
        if (fate?.Fault is { } unsure)
            return new ReadReport(null, Failure: Failures.OfRecord(system.Entity.Get, unsure));
        using var digest = new TicketDigest(system.Entity);
        var held = mapping.Mapper.Held;
        var mapped = new MappedTicket(record, output.Written, held, digest.Of(output.Written.Span, held, fate), fate);
        return new ReadReport(new TicketMaker(system, unit, Referred.Learn(system, unit, also)).Make(mapped, readAt));
    }
}
