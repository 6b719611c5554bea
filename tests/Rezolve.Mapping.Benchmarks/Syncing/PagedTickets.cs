using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Benchmarks.Syncing;

/// <summary>A system in memory: it tells of tickets that are handed to it, page by page, and takes every write at once.</summary>
internal sealed class PagedTickets : ITicketSystem
{
    private const int PageSize = 1000;

    private int _made;

    /// <summary>What its feed tells of.</summary>
    public IReadOnlyList<SystemTicket> Told { get; set; } = [];

    /// <summary>How many writes were sent to it.</summary>
    public int Writes => _made;

    /// <summary>What is known of a system with such fields.</summary>
    public static SystemFacts Facts(string connection, IEnumerable<SyncedField> fields) => new()
    {
        Connection = connection,
        Entity = "ticket",
        Manifest = "1",
        Fields = [.. fields],
        Abilities = new SystemAbilities { List = true, Create = true, Update = true },
    };

    /// <summary>A field that says the same on both sides.</summary>
    public static SyncedField Field(string name, FieldType type) => new()
    {
        Name = name,
        Type = type,
        Of = type == FieldType.Set ? FieldType.Text : default,
        Fingerprint = new MapFingerprint($"$.{name}", "4e07408562bedb8b60ce05c1decfe3ad"),
        ReadsBack = value => value,
    };

    /// <inheritdoc/>
    public async IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var at = 0;
        do
        {
            var rows = Told.Skip(at).Take(PageSize).Select(ticket => new PageTicket(ticket.Key, ticket.Fingerprint, () => ticket)).ToList();
            at += PageSize;
            yield return new TicketPage { Tickets = rows, IsLast = at >= Told.Count };
        }
        while (at < Told.Count);
    }

    /// <inheritdoc/>
    public Task<ReadReport> ReadAsync(string key, CancellationToken cancellation) => Task.FromResult(new ReadReport(null, IsMissing: true));

    /// <inheritdoc/>
    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => Task.FromResult(new StepsReport(null));

    /// <inheritdoc/>
    public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation)
    {
        var key = order.Key ?? $"t{Interlocked.Increment(ref _made)}";
        var ticket = new SystemTicket { Key = key, Version = "1", Fields = order.Wanted, Fingerprint = 1, ReadAt = DateTimeOffset.UnixEpoch };
        return Task.FromResult(new WriteReport { Result = WriteResult.Done, Key = key, Ticket = ticket });
    }

    /// <inheritdoc/>
    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) => Task.FromResult(new FindReport([]));
}
