using System.Collections.Concurrent;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>
/// Which connections are left alone. A suspension is stored, so that it is seen from outside and outlives the process; it ends with the
/// first read that works. Safe for many threads.
/// </summary>
/// <param name="store">Where suspensions are kept.</param>
/// <param name="tenant">Whose they are.</param>
/// <param name="clock">Tells now.</param>
/// <param name="pause">How long between two looks whether a connection works again.</param>
internal sealed class ConnectionHealth(ISyncStore store, string tenant, TimeProvider clock, TimeSpan pause)
{
    private readonly ConcurrentDictionary<string, Suspension> _suspended = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _probes = new(StringComparer.Ordinal);

    /// <summary>The connections that are left alone, by name.</summary>
    public IReadOnlyList<Suspension> All => [.. _suspended.Values.OrderBy(one => one.Connection, StringComparer.Ordinal)];

    /// <summary>Why a connection is left alone; null where it is not.</summary>
    public Suspension? this[string connection] => _suspended.GetValueOrDefault(connection);

    /// <summary>Takes over what was stored before.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var query = new RowQuery(tenant, RowKinds.Suspension, 100);
        while (true)
        {
            var page = await store.PageAsync(query, cancellation).ConfigureAwait(false);
            foreach (var row in page.Rows)
                _suspended[row.Key.Id] = Suspension.OfRow(row);
            if (page.Next is not { } next)
                return;
            query = query with { After = next };
        }
    }

    /// <summary>Leaves a connection alone from now on.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="failure">Why.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether that is news: then one alert is due, and no other until it has worked again.</returns>
    public async Task<bool> SuspendAsync(string connection, Failure failure, CancellationToken cancellation)
    {
        var suspension = new Suspension(connection, failure.Class, failure.Code, failure.Message, clock.GetUtcNow());
        if (!_suspended.TryAdd(connection, suspension))
            return false;
        _probes[connection] = suspension.Since + pause;
        await store.CommitAsync(new StoreChange { Writes = [suspension.ToRow(tenant)] }, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>Asks to look whether a suspended connection works again: one may at a time, and not too often.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>Yes: read something there now, and tell how it went (<see cref="ClearAsync"/>). Never where the connection is not suspended.</returns>
    public bool MayProbe(string connection)
    {
        var now = clock.GetUtcNow();
        if (!_suspended.ContainsKey(connection))
            return false;
        var due = _probes.GetOrAdd(connection, DateTimeOffset.MinValue);
        return due <= now && _probes.TryUpdate(connection, now + pause, due);
    }

    /// <summary>A connection works: something was read there.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="since">When that was asked for. What was asked before it was left alone says nothing of after.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether it had been left alone, and is no more.</returns>
    public async Task<bool> ClearAsync(string connection, DateTimeOffset since, CancellationToken cancellation)
    {
        if (!_suspended.TryGetValue(connection, out var suspension) || since <= suspension.Since || !_suspended.TryRemove(KeyValuePair.Create(connection, suspension)))
            return false;
        _probes.TryRemove(connection, out _);
        await store.CommitAsync(new StoreChange { Deletes = [new RowCheck(Suspension.KeyOf(tenant, connection), null)] }, cancellation).ConfigureAwait(false);
        return true;
    }
}
