using System.Collections.Concurrent;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Telemetry;

namespace Rezolve.Mapping.Sync.People;

/// <summary>Counts how often somebody was looked up, and how often no system had to be asked for that. Safe for many threads.</summary>
/// <param name="store">Where the counts are kept.</param>
/// <param name="tenant">Whose they are.</param>
internal sealed class LookupCounts(ISyncStore store, string tenant)
{
    private readonly ConcurrentDictionary<string, LookupRate> _since = new(StringComparer.Ordinal);

    /// <summary>Counts one.</summary>
    /// <param name="connection">The system it is about.</param>
    /// <param name="isKnown">Whether it was known without asking.</param>
    public void Count(string connection, bool isKnown)
    {
        EngineTelemetry.LookedUp(connection, isKnown);
        var one = new LookupRate(1, isKnown ? 1 : 0);
        _since.AddOrUpdate(connection, one, (_, rate) => rate + one);
    }

    /// <summary>Adds what was counted to what is kept. Where that does not go well, it is added the next time.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        foreach (var connection in _since.Keys)
        {
            if (!_since.TryRemove(connection, out var since))
                continue;
            var key = RateRows.KeyOf(tenant, connection);
            var row = (await store.LoadAsync([key], cancellation).ConfigureAwait(false))[0];
            var change = new StoreChange { Writes = [RateRows.Of(key, RateRows.Read(row) + since, row?.Version ?? 0)] };
            if (!(await store.CommitAsync(change, cancellation).ConfigureAwait(false)).IsCommitted)
                _since.AddOrUpdate(connection, since, (_, rate) => rate + since);
        }
    }
}
