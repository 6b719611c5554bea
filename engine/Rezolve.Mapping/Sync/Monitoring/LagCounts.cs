using System.Collections.Concurrent;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Telemetry;

namespace Rezolve.Mapping.Sync.Monitoring;

/// <summary>
/// Counts how long changes take from where they were made until they are written elsewhere. What dates them is the clock of their system, which
/// is held against ours with each ticket that comes in. Safe for many threads.
/// </summary>
/// <param name="scope">The sync.</param>
internal sealed class LagCounts(SyncScope scope)
{
    private readonly ConcurrentDictionary<string, TimeSpan> _ahead = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _began = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LagSpread> _since = new(StringComparer.Ordinal);

    /// <summary>A ticket came in, which says how its system's clock goes.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="external">The ticket.</param>
    public void Came(string connection, SystemTicket external) => _ahead[connection] = scope.Now - external.ReadAt;

    /// <summary>Fields of a ticket were written; the oldest change among them is what it took.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="ticket">The ticket as it was written.</param>
    /// <param name="fields">The fields that are there now.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask WroteAsync(string connection, HubTicket ticket, IEnumerable<string> fields, CancellationToken cancellation)
    {
        (TimeSpan Took, string Source)? oldest = null;
        foreach (var field in fields)
        {
            if (!ticket.Fields.TryGetValue(field, out var change) || change.By == connection || change.When.To == DateTimeOffset.MaxValue)
                continue;
            // What was there before the sync began to read was not late.
            if (change.By is { } by && !(change.When.To >= await BeganAsync(by, cancellation).ConfigureAwait(false)))
                continue;
            var took = scope.Now - change.When.To - (change.By is { } source ? _ahead.GetValueOrDefault(source) : TimeSpan.Zero);
            if (oldest is null || took > oldest.Value.Took)
                oldest = (took, change.By ?? "hub");
        }
        if (oldest is not { } lag)
            return;
        EngineTelemetry.Arrived(scope.Program.Name, lag.Source, connection, lag.Took > TimeSpan.Zero ? lag.Took : TimeSpan.Zero);
        Add(connection, LagSpread.Of(lag.Took));
    }

    /// <summary>Adds what was counted to what is kept. Where that does not go well, it is added the next time.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        foreach (var connection in _since.Keys)
        {
            if (!_since.TryRemove(connection, out var since))
                continue;
            var key = LagRows.KeyOf(scope.Program.Tenant, scope.Program.Name, connection);
            var row = (await scope.Setting.Store.LoadAsync([key], cancellation).ConfigureAwait(false))[0];
            var change = new StoreChange { Writes = [LagRows.Of(key, LagRows.Read(row).Then(since), row?.Version ?? 0)] };
            if (!(await scope.Setting.Store.CommitAsync(change, cancellation).ConfigureAwait(false)).IsCommitted)
                Add(connection, since);
        }
    }

    // Until all was read once, the beginning may still be found to lie earlier.
    private async ValueTask<DateTimeOffset?> BeganAsync(string connection, CancellationToken cancellation)
    {
        if (_began.TryGetValue(connection, out var known))
            return known;
        var mark = MarkRows.Read(await scope.Hub.RowAsync(MarkRows.KeyOf(scope.Program.Tenant, scope.Program.Name, connection), cancellation).ConfigureAwait(false));
        if (mark is { LoadedAt: not null, LoadBegan: { } began })
            _began[connection] = began;
        return mark.LoadBegan;
    }

    private void Add(string connection, LagSpread one) => _since.AddOrUpdate(connection, one, (_, known) => known.Then(one));
}
