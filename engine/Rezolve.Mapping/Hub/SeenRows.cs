using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Hub;

/// <summary>
/// What one turn has read: the store is asked each time, and a row that is still the same is not taken apart again. For one turn on one thread at a time.
/// </summary>
/// <param name="hub">What the hub keeps.</param>
internal sealed class SeenRows(HubStore hub)
{
    private readonly Dictionary<RowKey, (long Version, object Read)> _seen = [];

    /// <summary>A ticket as it is now; null where there is none.</summary>
    public ValueTask<HubTicket?> TicketAsync(string id, CancellationToken cancellation) => ReadAsync(TicketRows.KeyOf(hub.Tenant, id), TicketRows.Read, cancellation);

    /// <summary>A link as it is now; null where there is none.</summary>
    public ValueTask<TicketLink?> LinkAsync(string connection, string key, CancellationToken cancellation) =>
        ReadAsync(LinkRows.KeyOf(hub.Tenant, connection, key), LinkRows.Read, cancellation);

    private async ValueTask<T?> ReadAsync<T>(RowKey key, Func<StoredRow, T> read, CancellationToken cancellation)
        where T : class
    {
        if (await hub.RowAsync(key, cancellation).ConfigureAwait(false) is not { } row)
            return null;
        if (_seen.TryGetValue(key, out var seen) && seen.Version == row.Version)
            return (T)seen.Read;
        var fresh = read(row);
        _seen[key] = (row.Version, fresh);
        return fresh;
    }
}
