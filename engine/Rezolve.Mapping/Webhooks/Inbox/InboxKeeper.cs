using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Webhooks.Inbox;

/// <summary>Forgets events that came long ago: they are only kept so that one which comes again is known, and for a person to look at.</summary>
/// <param name="hub">Where they are kept.</param>
/// <param name="kept">How long they are kept.</param>
/// <param name="clock">The clock.</param>
internal sealed class InboxKeeper(HubStore hub, TimeSpan kept, TimeProvider clock)
{
    private const int StepRows = 200;

    /// <summary>Forgets some of them, so that nobody waits long for it.</summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellation)
    {
        var query = new RowQuery(hub.Tenant, RowKinds.Inbox, StepRows) { Index = InboxRows.AtIndex, Before = RowValues.Text(clock.GetUtcNow() - kept) };
        var page = await hub.Rows.PageAsync(query, cancellation).ConfigureAwait(false);
        var old = page.Rows.Select(row => new RowCheck(row.Key, row.Version)).ToList();
        if (old.Count == 0 || await RemoveAsync(old, cancellation).ConfigureAwait(false))
            return old.Count;
        // One that comes again at this very moment keeps its own row, and no other.
        var count = 0;
        foreach (var row in old)
            count += await RemoveAsync([row], cancellation).ConfigureAwait(false) ? 1 : 0;
        return count;
    }

    private async Task<bool> RemoveAsync(IReadOnlyList<RowCheck> rows, CancellationToken cancellation) =>
        (await hub.Rows.CommitAsync(new StoreChange { Deletes = rows }, cancellation).ConfigureAwait(false)).IsCommitted;
}
