using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Webhooks.Inbox;

/// <summary>Whether more work waits than is let wait: then systems are told to come again, which they do. It is counted now and then.</summary>
/// <param name="hub">Where the work waits.</param>
/// <param name="most">How much may wait.</param>
/// <param name="clock">Says when to count again.</param>
internal sealed class WaitingWork(HubStore hub, int most, TimeProvider clock)
{
    private const int PageRows = 1000;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private DateTimeOffset _counted = DateTimeOffset.MinValue;
    private bool _isTooMuch;

    /// <summary>Whether it is too much.</summary>
    public async ValueTask<bool> IsTooMuchAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now - _counted < Between)
            return _isTooMuch;
        _counted = now;
        return _isTooMuch = await CountAsync(cancellation).ConfigureAwait(false) > most;
    }

    private async ValueTask<int> CountAsync(CancellationToken cancellation)
    {
        var (count, query) = (0, new RowQuery(hub.Tenant, RowKinds.Work, PageRows));
        while (count <= most)
        {
            var page = await hub.Rows.PageAsync(query, cancellation).ConfigureAwait(false);
            count += page.Rows.Count;
            if (page.Next is not { } next)
                break;
            query = query with { After = next };
        }
        return count;
    }
}
