using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>A page of a feed, mapped into one buffer: of a ticket that nobody asks for only its digest is made.</summary>
internal sealed class PageDraft(ManifestSystem system, FeedPage page, Scope unit) : IDisposable
{
    private readonly Utf8Output _output = new();
    private readonly Lock _gate = new();
    private TicketMaker? _maker;

    /// <summary>Records that could not be mapped at all.</summary>
    public List<UnreadTicket> Unread { get; } = [];

    /// <summary>Maps every record.</summary>
    public List<PageTicket> Map(CancellationToken cancellation)
    {
        var tickets = new List<PageTicket>(page.Records.Count);
        if (page.Records.Count == 0)
            return tickets;
        using var mapping = system.NewMapping(unit, cancellation);
        using var digest = new TicketDigest(system.Entity);
        var fates = system.TellsFates ? new RecordFates(system.Entity, unit) : null;
        foreach (var record in page.Records)
        {
            var start = _output.Length;
            var fate = fates?.Of(record);
            if (fate?.Fault is { } unsure)
                Unread.Add(new UnreadTicket(record.Key, Failures.OfRecord(null, unsure)));
            else if (mapping.Map(record, _output) == MapOutcome.Held)
                Unread.Add(new UnreadTicket(record.Key, Reason(mapping)));
            else
                tickets.Add(Ticket(record, start, mapping.Mapper.Held, digest, fate));
        }
        return tickets;
    }

    /// <summary>Gives the page's memory back.</summary>
    public void Dispose()
    {
        _output.Dispose();
        page.Dispose();
    }

    private PageTicket Ticket(ReadRecord record, int start, IReadOnlyList<HeldField> held, TicketDigest digest, RecordFate? fate)
    {
        var length = _output.Length - start;
        var fingerprint = digest.Of(_output.Written.Span.Slice(start, length), held, fate);
        HeldField[] kept = held.Count == 0 ? [] : [.. held];
        return new PageTicket(record.Key, fingerprint, () => Make(start, length, new MappedTicket(record, default, kept, fingerprint, fate)));
    }

    private SystemTicket Make(int start, int length, MappedTicket mapped)
    {
        lock (_gate)
        {
            var maker = _maker ??= new TicketMaker(system, unit, Learn());
            return maker.Make(mapped with { Canonical = _output.Written.Slice(start, length) }, page.ServerBegan ?? system.Runtime.Clock.GetUtcNow());
        }
    }

    private KnownReferences Learn() => Referred.Learn(system, unit, page.Also);

    private static Failure Reason(MappingUnit mapping) =>
        mapping.Fault is { } fault ? Failures.OfRecord(null, fault.Message) : Failures.Of(mapping.Mapper.Held[0]);
}
