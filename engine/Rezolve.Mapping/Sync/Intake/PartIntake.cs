using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns.Endings;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Intake;

/// <summary>
/// Finds the tickets that comments and files belong to which a feed of their own tells of: they are read, as after a hint. Of tickets that are not linked nothing is
/// read: whether they take part is for the tickets' own feed to say, and what is said on one that comes to be linked is read then.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class PartIntake(SyncScope scope, ConnectedSystem system)
{
    private readonly Dictionary<(string Entity, string Key), TicketLink?> _links = [];
    private readonly HashSet<string> _woken = new(StringComparer.Ordinal);

    private string Connection => system.Facts.Connection;

    /// <summary>Takes in what a page tells.</summary>
    /// <param name="news">Whose they are.</param>
    /// <param name="wakes">Takes the work: it is to be committed with the page's mark.</param>
    /// <param name="cancellation">Ends the waits.</param>
    /// <returns>What became of each, in order.</returns>
    public async Task<IReadOnlyList<IntakeOutcome>> TakeAsync(IReadOnlyList<PartNews> news, HubChange wakes, CancellationToken cancellation)
    {
        var outcomes = new List<IntakeOutcome>(news.Count);
        foreach (var one in news)
            outcomes.Add(one.IsKnown ? IntakeOutcome.Unchanged : await WakeAsync(one, wakes, cancellation).ConfigureAwait(false));
        return outcomes;
    }

    private async ValueTask<IntakeOutcome> WakeAsync(PartNews one, HubChange wakes, CancellationToken cancellation)
    {
        if (!_links.TryGetValue((one.Entity, one.Key), out var link))
            _links[(one.Entity, one.Key)] = link = await LinkAsync(one, cancellation).ConfigureAwait(false);
        if (link is null || !(link.State == LinkState.Active || RestoredTurn.MayBeBack(link)) || !_woken.Add(link.Key))
            return IntakeOutcome.Skipped;
        wakes.Queue(WorkItem.OfRecord(Connection, link.Key), scope.Now, one.Entity == system.Facts.Entity ? "something was said there" : $"{one.Entity} {one.Key}");
        return IntakeOutcome.Queued;
    }

    private async ValueTask<TicketLink?> LinkAsync(PartNews one, CancellationToken cancellation)
    {
        if (one.Entity == system.Facts.Entity)
        {
            return await scope.Hub.LinkNowAsync(Connection, one.Key, cancellation).ConfigureAwait(false)
                ?? await scope.Hub.LinkOnceCalledAsync(Connection, one.Key, cancellation).ConfigureAwait(false);
        }
        var part = new PartKey(Connection, one.Entity, one.Key);
        var row = await scope.Hub.RowAsync(CommentRows.KeyOf(scope.Hub.Tenant, part), cancellation).ConfigureAwait(false)
            ?? await scope.Hub.RowAsync(FileRows.KeyOf(scope.Hub.Tenant, part), cancellation).ConfigureAwait(false);
        return row is not null && ValueJson.Read(row.Content).TextOf("ticket") is { } id && await scope.Hub.TicketAsync(id, cancellation).ConfigureAwait(false) is { } ticket
            && ticket.Links.TryGetValue(Connection, out var key) ? await scope.Hub.LinkAsync(Connection, key, cancellation).ConfigureAwait(false) : null;
    }
}
