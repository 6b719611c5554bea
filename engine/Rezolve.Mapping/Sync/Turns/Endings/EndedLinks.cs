using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Recovery;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>Asks whether one more link of a system may end without a person's word: an outage, or a rule gone wrong, ends many at once.</summary>
internal static class EndedLinks
{
    /// <summary>Asks.</summary>
    /// <returns>Why it may not; null where it may.</returns>
    public static async Task<string?> ObjectionAsync(SyncScope scope, TicketLink link, CancellationToken cancellation) => await scope.Guard.AskAsync(
        GuardedAct.Delete, link.Connection, await CountAsync(scope, link.Connection, cancellation).ConfigureAwait(false), cancellation, link.Key).ConfigureAwait(false);

    // As many as the guard needs to know: of so many, what it allows is less than its share.
    private static async Task<int> CountAsync(SyncScope scope, string connection, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var link in scope.Hub.LinksAsync(connection, cancellation).ConfigureAwait(false))
        {
            if (link.State == LinkState.Active && (long)++count * scope.Program.Guards.DeletesPercent > 100L * scope.Program.Guards.Deletes)
                break;
        }
        return count;
    }
}
