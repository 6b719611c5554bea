using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>Maps the records of a page of comments or files. What the vendor says is deleted is left out.</summary>
/// <param name="part">Whose records they are.</param>
/// <param name="unit">The roots of the unit of work.</param>
/// <param name="unread">Takes what could not be read.</param>
internal sealed class PartMapping(ManifestSystem part, Scope unit, List<UnreadTicket> unread)
{
    /// <summary>The keys of those that the vendor says are deleted.</summary>
    public List<string> Deleted { get; } = [];

    /// <summary>Maps a page; what it gives is valid after the page is disposed.</summary>
    public IReadOnlyList<MappedPart> Map(FeedPage page, CancellationToken cancellation)
    {
        var mapped = new List<MappedPart>(page.Records.Count);
        unread.AddRange(page.Faulty.Select(row => new UnreadTicket(row.Key, Failures.OfRecord(part.Entity.List?.Operation ?? part.Entity.Get, row.Reason))));
        if (page.Records.Count == 0)
            return mapped;
        var known = Referred.Learn(part, unit, page.Also);
        using var mapping = part.NewMapping(unit, cancellation);
        using var output = new Utf8Output();
        var fates = part.TellsFates ? new RecordFates(part.Entity, unit) : null;
        foreach (var record in page.Records)
        {
            var fate = fates?.Of(record);
            output.Length = 0;
            if (fate?.Fault is { } unsure)
                unread.Add(new UnreadTicket(record.Key, Failures.OfRecord(part.Entity.Get, unsure)));
            else if (fate is { IsDeleted: true })
                Deleted.Add(record.Key);
            else if (mapping.Map(record, output) == MapOutcome.Held)
                unread.Add(new UnreadTicket(record.Key, Reason(mapping)));
            else
                mapped.Add(new MappedPart(part.Entity, record with { Bytes = record.Bytes.ToArray() }, ValueJson.Read(output.Written), [.. mapping.Mapper.Held], known));
        }
        return mapped;
    }

    private Failure Reason(MappingUnit mapping) =>
        mapping.Fault is { } fault ? Failures.OfRecord(part.Entity.Get, fault.Message) : Failures.Of(mapping.Mapper.Held[0]);
}
