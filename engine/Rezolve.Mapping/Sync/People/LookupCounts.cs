using System.Collections.Concurrent;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Telemetry;

namespace Rezolve.Mapping.Sync.People;

/// <summary>Counts how often what is remembered of systems was wanted, and how often none had to be asked for it. Safe for many threads.</summary>
/// <param name="store">Where the counts are kept.</param>
/// <param name="tenant">Whose they are.</param>
internal sealed class LookupCounts(ISyncStore store, string tenant)
{
    private readonly ConcurrentDictionary<string, ConnectionRates> _since = new(StringComparer.Ordinal);

    /// <summary>Somebody was looked up.</summary>
    /// <param name="connection">The system it is about.</param>
    /// <param name="isKnown">Whether it was known without asking.</param>
    /// <param name="isMissing">Whether it was known that there is nobody.</param>
    public void Count(string connection, bool isKnown, bool isMissing = false) =>
        Add(connection, new ConnectionRates(new LookupRate(1, isKnown ? 1 : 0) { Missing = isKnown && isMissing ? 1 : 0 }, default));

    /// <summary>What a system tells of itself was wanted.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="rate">How often, and how often it was known.</param>
    public void Count(string connection, LookupRate rate) => Add(connection, new ConnectionRates(default, rate));

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

    private void Add(string connection, ConnectionRates one)
    {
        Tell(connection, "people", one.People);
        Tell(connection, "catalogs", one.Catalogs);
        if (one != default)
            _since.AddOrUpdate(connection, one, (_, known) => known + one);
    }

    private static void Tell(string connection, string cache, LookupRate rate)
    {
        EngineTelemetry.LookedUp(connection, cache, "missing", rate.Missing);
        EngineTelemetry.LookedUp(connection, cache, "known", rate.Known - rate.Missing);
        EngineTelemetry.LookedUp(connection, cache, "unchanged", rate.Unchanged);
        EngineTelemetry.LookedUp(connection, cache, "asked", rate.Asked - rate.Unchanged);
    }
}
