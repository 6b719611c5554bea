using Rezolve.Mapping.Hub.Rows;

namespace Rezolve.Mapping.Webhooks.Inbox;

/// <summary>
/// Keeps what the deliveries of a webhook bring: the events, what is to be looked at for them, and the counts, all of one delivery or none.
/// Safe for many threads.
/// </summary>
/// <param name="hub">Where it is kept.</param>
/// <param name="connection">The connection.</param>
/// <param name="webhook">The webhook's name.</param>
/// <param name="clock">Says when.</param>
internal sealed class InboxWriter(HubStore hub, string connection, string webhook, TimeProvider clock) : IDisposable
{
    private const int MostTries = 20;

    // Whoever is refused must not have the disk written each time.
    private static readonly TimeSpan BetweenFlushes = TimeSpan.FromMinutes(1);

    // Deliveries of one moment would only stand in each other's way in the store.
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Lock _lock = new();
    private InboxCounts _unkept = new();
    private DateTimeOffset _flushed = clock.GetUtcNow();

    /// <summary>Keeps a delivery. It is durable when this completes.</summary>
    /// <returns>How many records are to be looked at; null where it could not be kept.</returns>
    public async Task<int?> TakeAsync(InboxDelivery delivery, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            for (var attempt = 0; attempt < MostTries; attempt++)
            {
                var change = new InboxChange(hub.Tenant, connection, webhook, clock.GetUtcNow());
                await change.LoadAsync(hub, delivery, cancellation).ConfigureAwait(false);
                var unkept = Take();
                var outcome = await hub.Rows.CommitAsync(change.Of(delivery, unkept), cancellation).ConfigureAwait(false);
                if (outcome.IsCommitted)
                    return change.Queued;
                Add(unkept);
            }
            return null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Counts a delivery that was not genuine.</summary>
    public async Task RefuseAsync(string reason, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        Add(new InboxCounts { Refused = 1, RefusedAt = now, Refusal = reason });
        if (now - _flushed >= BetweenFlushes)
            await FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Keeps what was only counted so far.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        _flushed = clock.GetUtcNow();
        bool hasAny;
        lock (_lock)
            hasAny = _unkept.Refused > 0;
        if (hasAny)
            await TakeAsync(new InboxDelivery([], null), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private InboxCounts Take()
    {
        lock (_lock)
        {
            var all = _unkept;
            _unkept = new InboxCounts();
            return all;
        }
    }

    private void Add(InboxCounts counts)
    {
        lock (_lock)
            _unkept += counts;
    }
}
