using Rezolve.Mapping.Hub.Automation;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Hub.Traces;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Automation;
using Rezolve.Mapping.Sync.Clocks;
using Rezolve.Mapping.Sync.Sinks;
using Rezolve.Mapping.Webhooks.Inbox;

namespace Rezolve.Mapping.Sync.Maintenance;

/// <summary>
/// Removes what is no longer needed, by what the operator decided: a step after each turn of the work while there is more, and else one now and then. What is
/// still needed stays, however old: an open conflict, a letter for which something stands still, an event that was not taken in, the tombstone of a ticket that
/// some system has.
/// </summary>
/// <param name="scope">The sync.</param>
internal sealed class Retention(SyncScope scope)
{
    private const int StepRows = 100;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    private readonly IReadOnlyList<IAging> _kinds = Kinds(scope);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Removes some of it, if it is time to.</summary>
    /// <param name="cancellation">Ends the work after what is in hand.</param>
    /// <returns>How much was removed.</returns>
    public async Task<int> StepAsync(CancellationToken cancellation)
    {
        if (scope.Now < _next)
            return 0;
        var (removed, hasMore) = (0, false);
        foreach (var kind in _kinds)
        {
            var step = await kind.StepAsync(scope.Now, cancellation).ConfigureAwait(false);
            (removed, hasMore) = (removed + step.Removed, hasMore || step.HasMore);
        }
        _next = hasMore ? scope.Now : scope.Now + Between;
        return removed;
    }

    private static IReadOnlyList<IAging> Kinds(SyncScope scope)
    {
        var (kept, store, letters) = (scope.Program.Retention, scope.Setting.Store, new SettledLetters(scope.Hub));
        var tickets = new EndedTickets(scope.Hub, [.. scope.Program.Sides.Select(side => side.Connection)]);
        return
        [
            new AgedRows(store, Of(scope, RowKinds.Inbox, InboxRows.AtIndex), kept.Inbox),
            new AgedEvents(store, scope.Hub.Tenant, kept.Events, name => IsIdle(scope.Program, name)),
            new AgedRows(store, Of(scope, RowKinds.Trace, TraceRows.AtIndex), kept.Traces),
            // Beyond the span in which rules are counted it only tells how often they were stopped, as events do.
            new AgedRows(store, Of(scope, RowKinds.Firing, FiringRows.AtIndex), new KeptFor(Longer(kept.Events.Age, scope.Program.Automation?.Limits.Within), long.MaxValue)),
            new AgedRows(store, Of(scope, RowKinds.Conflict, ConflictRows.ClosedIndex), kept.Conflicts),
            new AgedRows(store, Of(scope, RowKinds.Letter, LetterRows.AtIndex), kept.DeadLetters, async (row, cancellation) =>
                await letters.IsNeededAsync(LetterRows.Read(row), cancellation).ConfigureAwait(false) ? [] : [new RowCheck(row.Key, row.Version)]),
            new AgedRows(store, Of(scope, RowKinds.Link, LinkRows.EndIndex), new KeptFor(kept.Tombstones, long.MaxValue),
                (row, cancellation) => tickets.OfAsync(row, scope.Now - kept.Tombstones, cancellation)),
        ];
    }

    // Whom the operator does not ask to listen any more nothing is kept for.
    private static bool IsIdle(SyncProgram program, string listener) =>
        (listener == SlaKeeper.Listener && program.Sla is null) || (listener == AutomationKeeper.Listener && program.Automation is null)
        || (listener.StartsWith(SinkKeeper.Prefix, StringComparison.Ordinal) && program.Sinks.All(sink => SinkKeeper.Prefix + sink.Name != listener));

    private static TimeSpan Longer(TimeSpan one, TimeSpan? other) => other > one ? other.Value : one;

    private static RowQuery Of(SyncScope scope, string kind, string index) => new(scope.Hub.Tenant, kind, StepRows) { Index = index };
}
