using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>How many writes may still be sent. Safe for many threads.</summary>
/// <param name="most">How many at most.</param>
internal sealed class WriteAllowance(long most)
{
    private long _sent;

    /// <summary>Whether all were used up, and one more was asked for.</summary>
    public bool IsUsedUp => Interlocked.Read(ref _sent) > most;

    /// <summary>Takes one; false where none is left.</summary>
    public bool Take() => Interlocked.Increment(ref _sent) <= most;
}

/// <summary>The tickets of a system, to which so many writes are sent and no more. What is more is put off, and done by the next run.</summary>
/// <param name="tickets">The tickets.</param>
/// <param name="allowance">How many writes are left, at all systems together.</param>
/// <param name="clock">Says when what is put off is due again.</param>
internal sealed class CountedTickets(ITicketSystem tickets, WriteAllowance allowance, TimeProvider clock) : ITicketSystem
{
    private static readonly TimeSpan PutOff = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, CancellationToken cancellation) => tickets.FeedAsync(request, cancellation);

    /// <inheritdoc/>
    public Task<ReadReport> ReadAsync(string key, CancellationToken cancellation) => tickets.ReadAsync(key, cancellation);

    /// <inheritdoc/>
    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => tickets.StepsAsync(ticket, cancellation);

    /// <inheritdoc/>
    public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation) => allowance.Take()
        ? tickets.WriteAsync(order, cancellation)
        : Task.FromResult(new WriteReport
        {
            Result = WriteResult.Failed,
            Failure = new Failure(FailureClass.Throttled, CommandRules.OnlyPlanned.Code, "all writes that this run may send were sent") { After = clock.GetUtcNow() + PutOff },
        });

    /// <inheritdoc/>
    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) => tickets.FindAsync(order, cancellation);
}
