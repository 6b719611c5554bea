using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns.Endings;

namespace Rezolve.Mapping.Sync.Intake;

/// <summary>
/// Compares all the keys a system has with the links there are: what is gone and what was never told is looked at by itself, and so is
/// everything that stands still. Absence from a list is a hint; reading the record decides.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class SweepIntake(SyncScope scope, ConnectedSystem system)
{
    private const string Unmarked = "nothing would show that something was said there";

    /// <summary>Sweeps.</summary>
    /// <param name="keys">The keys that the system has, all of them.</param>
    /// <param name="cancellation">Ends the waits.</param>
    /// <returns>How many records were queued.</returns>
    public async Task<int> SweepAsync(IReadOnlySet<string> keys, CancellationToken cancellation)
    {
        var connection = system.Facts.Connection;
        var unknown = new HashSet<string>(keys, StringComparer.Ordinal);
        var queued = 0;
        await foreach (var link in scope.Hub.LinksAsync(connection, cancellation).ConfigureAwait(false))
        {
            unknown.Remove(link.Key);
            if (keys.Contains(link.Key) && RestoredTurn.MayBeBack(link))
                queued += await QueueAsync(link.Key, "it is in the list again", cancellation).ConfigureAwait(false);
            if (link.State != LinkState.Active || (keys.Contains(link.Key) && link.Holds.Count == 0 && !IsUnmarked(link)))
                continue;
            var why = !keys.Contains(link.Key) ? "it is in no list" : link.Holds.Count > 0 ? "something of it stands still" : Unmarked;
            queued += await QueueAsync(link.Key, why, cancellation).ConfigureAwait(false);
        }
        foreach (var key in unknown)
            queued += await QueueAsync(key, "it was never told", cancellation).ConfigureAwait(false);
        return queued;
    }

    /// <summary>Looks at the tickets of which nothing shows that something was said on them.</summary>
    /// <returns>How many records were queued.</returns>
    public async Task<int> HearAsync(CancellationToken cancellation)
    {
        var queued = 0;
        await foreach (var link in scope.Hub.LinksAsync(system.Facts.Connection, cancellation).ConfigureAwait(false))
        {
            if (link.State == LinkState.Active && IsUnmarked(link))
                queued += await QueueAsync(link.Key, Unmarked, cancellation).ConfigureAwait(false);
        }
        return queued;
    }

    // Of a system that tells no stamps, or none that what is said moves, nothing else shows it.
    private bool IsUnmarked(TicketLink link) => link.ConversationStamp == TicketLink.NoStamp && scope.Listens(system);

    private async Task<int> QueueAsync(string key, string cause, CancellationToken cancellation)
    {
        await new HubChange(scope).Queue(WorkItem.OfRecord(system.Facts.Connection, key), scope.Now, cause).CommitAsync(cancellation).ConfigureAwait(false);
        return 1;
    }
}
