using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Maintenance.Restoring;

/// <summary>Marks a store that was filled from a backup: what was done since the backup is not known to it.</summary>
internal static class RestoreMark
{
    // More than were ever placed in the time between: a listener that goes on after a place it saw then misses nothing, and nothing else bears that place.
    private const long PlacesPerSecond = 1000;

    /// <summary>Marks it, in one change.</summary>
    /// <param name="store">The store, which nothing works on yet.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="backupAt">When the backup was taken.</param>
    /// <param name="restoredAt">Now.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task PutAsync(ISyncStore store, string tenant, DateTimeOffset backupAt, DateTimeOffset restoredAt, CancellationToken cancellation)
    {
        var hub = new HubStore(store, tenant);
        var row = await hub.RowAsync(RestorationRows.KeyOf(tenant), cancellation).ConfigureAwait(false);
        var open = row is null ? null : RestorationRows.Read(row);
        // A backup of a store that was itself restored, and not yet through, knows even less.
        var since = open is { EndedAt: null } && open.BackupAt < backupAt ? open.BackupAt : backupAt;
        var places = new EventSequence(store, tenant);
        await places.PlaceAsync(cancellation).ConfigureAwait(false);
        var gap = (long)Math.Ceiling(Math.Max(1, (restoredAt - backupAt).TotalSeconds)) * PlacesPerSecond;
        var change = new StoreChange
        {
            Writes =
            [
                RestorationRows.Of(tenant, new Restoration(since, restoredAt) { Version = row?.Version ?? 0 }),
                await places.SkipAsync(gap, cancellation).ConfigureAwait(false),
                // It cannot hold of itself that it was taken.
                BackupRows.Of(tenant, backupAt),
            ],
        };
        if (!(await store.CommitAsync(change, cancellation).ConfigureAwait(false)).IsCommitted)
            throw new InvalidOperationException("Somebody works on a store that is being restored.");
    }
}
