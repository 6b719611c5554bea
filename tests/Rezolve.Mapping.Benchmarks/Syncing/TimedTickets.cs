using System.Runtime.CompilerServices;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Benchmarks.Syncing;

/// <summary>A system that is read only, whose feed is timed: waiting for pages and mapping them, and making tickets of what was mapped.</summary>
/// <param name="inner">The system's tickets.</param>
/// <param name="clock">Is told.</param>
internal sealed class TimedTickets(ITicketSystem inner, StageClock clock) : ITicketSystem
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var pages = inner.FeedAsync(request, cancellation).GetAsyncEnumerator(cancellation);
        for (clock.Was(Stage.Reconcile); await pages.MoveNextAsync().ConfigureAwait(false); clock.Was(Stage.Reconcile))
        {
            clock.Was(Stage.Pages);
            var page = pages.Current;
            yield return new TicketPage
            {
                Tickets = [.. page.Tickets.Select(ticket => ticket with { Read = ticket.Read is { } read ? () => Timed(read) : null })],
                Missing = page.Missing,
                Unread = page.Unread,
                Skipped = page.Skipped,
                Mark = page.Mark,
                IsLast = page.IsLast,
                Failure = page.Failure,
                Notes = page.Notes,
                Memory = page,
            };
        }
    }

    /// <inheritdoc/>
    public Task<ReadReport> ReadAsync(string key, CancellationToken cancellation) => inner.ReadAsync(key, cancellation);

    /// <inheritdoc/>
    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => inner.StepsAsync(ticket, cancellation);

    /// <inheritdoc/>
    public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation) => inner.WriteAsync(order, cancellation);

    /// <inheritdoc/>
    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) => inner.FindAsync(order, cancellation);

    private SystemTicket Timed(Func<SystemTicket> read)
    {
        clock.Was(Stage.Reconcile);
        var ticket = read();
        clock.Was(Stage.Tickets);
        return ticket;
    }
}
