using System.Collections.Concurrent;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Desks;

/// <summary>Counts how many workers are busy at once, and how many of them with one ticket. The first wait for each other, so that they are.</summary>
/// <param name="together">For how many tickets the first wait; 1 for none.</param>
internal sealed class WorkerWatch(int together)
{
    private readonly ConcurrentDictionary<string, int> _busy = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();

    /// <summary>The most tickets that were worked on at once.</summary>
    public int MostTickets { get; private set; }

    /// <summary>The most workers that were busy with one ticket at once.</summary>
    public int MostOfOne { get; private set; }

    /// <summary>A worker is busy with a ticket, while others may come.</summary>
    public async Task<T> BusyAsync<T>(string ticket, Func<Task<T>> work)
    {
        Task waiting;
        lock (_lock)
        {
            MostOfOne = Math.Max(MostOfOne, _busy.AddOrUpdate(ticket, 1, (_, count) => count + 1));
            MostTickets = Math.Max(MostTickets, _busy.Count(one => one.Value > 0));
            if (MostTickets >= together || MostOfOne > 1)
                _met.TrySetResult();
            waiting = _met.Task;
        }
        await waiting.WaitAsync(TestContext.Current.CancellationToken);
        await Task.Yield();
        try
        {
            Task<T> done;
            // Desks are simple: one request after the other.
            lock (_lock)
                done = work();
            return await done;
        }
        finally
        {
            _busy.AddOrUpdate(ticket, 0, (_, count) => count - 1);
        }
    }
}

/// <summary>The tickets of a desk whose requests are watched.</summary>
/// <param name="desk">The desk.</param>
/// <param name="watch">Counts them.</param>
/// <param name="before">Comes before each read of a ticket; null for nothing.</param>
internal sealed class WatchedTickets(Desk desk, WorkerWatch watch, Func<Task>? before = null) : ITicketSystem
{
    public IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, CancellationToken cancellation) => desk.FeedAsync(request, cancellation);

    public async Task<ReadReport> ReadAsync(string key, CancellationToken cancellation)
    {
        if (before is not null)
            await before();
        return await watch.BusyAsync(desk.Text(key, "subject"), () => desk.ReadAsync(key, cancellation));
    }

    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => desk.StepsAsync(ticket, cancellation);

    public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation) =>
        watch.BusyAsync(order.Key is null ? order.Intent : desk.Text(order.Key, "subject"), () => desk.WriteAsync(order, cancellation));

    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) => desk.FindAsync(order, cancellation);
}
