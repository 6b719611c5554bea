using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Sync.Systems.Manifests.Conversations;
using Rezolve.Mapping.Sync.Systems.Manifests.Reads;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>The tickets of a system that a manifest describes. Safe for many threads.</summary>
/// <param name="system">The system.</param>
internal sealed class ManifestTickets(ManifestSystem system) : ITicketSystem
{
    private readonly TicketWriter _writer = new(system);
    private readonly IReadOnlyList<PartFeed> _parts = PartFeed.Of(system);

    /// <inheritdoc/>
    public IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, CancellationToken cancellation) =>
        new TicketFeed(system, _parts).ReadAsync(request, cancellation);

    /// <inheritdoc/>
    public async Task<ReadReport> ReadAsync(string key, CancellationToken cancellation)
    {
        if (system.Entity.Get is not { } get)
            return new ReadReport(null, Failure: Failures.NotOffered("read a ticket by its key", system.Entity.Place));
        var unit = system.NewUnit(null, cancellation);
        var asked = system.Runtime.Clock.GetUtcNow();
        using var got = await new GetReader(system.Runner(Priority.Webhook).SendAsync, system.Entity).ReadAsync(key, unit, cancellation).ConfigureAwait(false);
        if (got.Record is { } record)
        {
            // The vendor's clock when it was asked: a version told at that time may still be given to another change.
            var readAt = got.Exchange?.Answer is { ServerDate: { } date } answer ? date - (answer.ReceivedAt - asked) : asked;
            return OneRecord.Map(system, unit, record, got.Also.Records, readAt, cancellation);
        }
        return got.IsMissing ? new ReadReport(null, IsMissing: true) : new ReadReport(null, Failure: got.Fault is { } fault
            ? Failures.Of(get, fault)
            : got.Exchange is { IsFine: false } refused ? Failures.Of(get, refused) : Failures.OfRecord(get, got.Reason ?? ""));
    }

    /// <inheritdoc/>
    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => new StepsListing(system).ReadAsync(ticket, cancellation);

    /// <inheritdoc/>
    public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation) => _writer.WriteAsync(order, cancellation);

    /// <inheritdoc/>
    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) => new TicketFinder(system).FindAsync(order, cancellation);
}
