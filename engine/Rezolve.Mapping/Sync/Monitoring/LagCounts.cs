using System.Collections.Concurrent;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Telemetry;

namespace Rezolve.Mapping.Sync.Monitoring;

/// <summary>
/// Counts how long changes take from where they were made until they are written elsewhere. What dates them is the clock of their system, which
/// is held against ours with each ticket that is read. Safe for many threads.
/// </summary>
/// <param name="scope">The sync.</param>
internal sealed class LagCounts(SyncScope scope)
{
    // Clocks are set; what they said of late counts.
    private static readonly TimeSpan Believed = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (TimeSpan Span, DateTimeOffset At)> _behind = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _began = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LagSpread> _since = new(StringComparer.Ordinal);

    /// <summary>A ticket was read, which says how its system's clock goes. Of several that which took least time to come knows best.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="external">The ticket.</param>
    public void Read(string connection, SystemTicket external)
    {
        var told = (Span: scope.Now - external.ReadAt, At: scope.Now);
        _behind.AddOrUpdate(connection, told, (_, known) => told.Span < known.Span || told.At - known.At > Believed ? told : known);
    }

    /// <summary>Fields of a ticket were written; the oldest change among them is what it took.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="ticket">The ticket as it was written.</param>
    /// <param name="fields">The fields that are there now.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask WroteAsync(string connection, HubTicket ticket, IEnumerable<string> fields, CancellationToken cancellation)
    {
        (TimeSpan Took, string? Source)? oldest = null;
        foreach (var field in fields)
        {
            if (ticket.Fields.TryGetValue(field, out var change) && change.By != connection && change.When.To < DateTimeOffset.MaxValue
                && await TookAsync(change.By, change.When.To, cancellation).ConfigureAwait(false) is { } took && !(took <= oldest?.Took))
                oldest = (took, change.By);
        }
        if (oldest is { } lag)
            Add(connection, lag.Source, lag.Took);
    }

    /// <summary>What was said on a ticket was said elsewhere too.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="comment">What was said.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask SaidAsync(string connection, HubComment comment, CancellationToken cancellation)
    {
        if (await TookAsync(comment.Origin?.Connection, comment.CreatedAt, cancellation).ConfigureAwait(false) is { } took)
            Add(connection, comment.Origin?.Connection, took);
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
                _since.AddOrUpdate(connection, since, (_, known) => known.Then(since));
        }
    }

    // What was there before the sync began to read was not late.
    private async ValueTask<TimeSpan?> TookAsync(string? source, DateTimeOffset made, CancellationToken cancellation) =>
        source is null ? scope.Now - made
        : made >= await BeganAsync(source, cancellation).ConfigureAwait(false) ? scope.Now - made - _behind.GetValueOrDefault(source).Span
        : null;

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

    private void Add(string connection, string? source, TimeSpan took)
    {
        EngineTelemetry.Arrived(scope.Program.Name, source ?? "hub", connection, took > TimeSpan.Zero ? took : TimeSpan.Zero);
        var one = LagSpread.Of(took);
        _since.AddOrUpdate(connection, one, (_, known) => known.Then(one));
    }
}
