using System.Collections.Concurrent;
using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Monitoring;

/// <summary>
/// Counts what the values that come in are like, so that a map which went wrong shows although nothing fails: how many have no counterpart, and how those of a
/// field with few words are spread. Safe for many threads.
/// </summary>
/// <param name="store">Where the counts are kept.</param>
/// <param name="tenant">Whose they are.</param>
/// <param name="clock">Tells when they are kept.</param>
internal sealed class SemanticCounts(ISyncStore store, string tenant, TimeProvider clock)
{
    // What a process that ends without notice loses of it is missed by nobody; a commit for each ticket would be.
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    private long _kept = clock.GetTimestamp();

    private readonly ConcurrentDictionary<string, ConnectionMonitor> _since = new(StringComparer.Ordinal);

    /// <summary>A feed told of records.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="told">How many.</param>
    /// <param name="echoes">How many of them said nothing new.</param>
    public void Told(string connection, int told, int echoes) => Add(connection, new ConnectionMonitor { Told = told, Echoes = echoes });

    /// <summary>A write to a ticket took effect.</summary>
    /// <param name="connection">The system.</param>
    public void Wrote(string connection) => Add(connection, new ConnectionMonitor { Writes = 1 });

    /// <summary>A ticket came in, new or changed.</summary>
    /// <param name="facts">The system.</param>
    /// <param name="external">The ticket.</param>
    public void Came(SystemFacts facts, SystemTicket external)
    {
        var fields = new Dictionary<string, FieldMonitor>(StringComparer.Ordinal);
        foreach (var field in facts.Fields)
        {
            if (external.Fields.TryGetValue(field.Name, out var value) && value.Kind is not (ValueKind.Undefined or ValueKind.Null))
                fields[field.Name] = Of(field, value);
        }
        Add(facts.Connection, new ConnectionMonitor { Edits = 1, Fields = fields });
    }

    /// <summary>Adds what was counted to what is kept, now and then. Where that does not go well, it is added the next time.</summary>
    /// <param name="isEnd">The whole ends: it is kept however short ago that was done.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether it was time.</returns>
    public async Task<bool> KeepAsync(bool isEnd, CancellationToken cancellation)
    {
        if (!isEnd && clock.GetElapsedTime(_kept) < Between)
            return false;
        _kept = clock.GetTimestamp();
        foreach (var connection in _since.Where(one => !one.Value.IsQuiet).Select(one => one.Key).ToList())
        {
            if (!_since.TryRemove(connection, out var since))
                continue;
            var key = MonitorRows.KeyOf(tenant, connection);
            var row = (await store.LoadAsync([key], cancellation).ConfigureAwait(false))[0];
            var change = new StoreChange { Writes = [MonitorRows.Of(key, MonitorRows.Read(row).Then(since), row?.Version ?? 0)] };
            if (!(await store.CommitAsync(change, cancellation).ConfigureAwait(false)).IsCommitted)
                _since.AddOrUpdate(connection, since, (_, later) => since.Then(later));
        }
        return true;
    }

    private static FieldMonitor Of(SyncedField field, in Value value) => new($"{field.Fingerprint.Path} {field.Fingerprint.Rest}")
    {
        Told = 1,
        Unmapped = value.IsFault ? 1 : 0,
        Values = field.Type == FieldType.Choice && value.Kind == ValueKind.Text ? new Dictionary<string, long> { [value.Text] = 1 } : new Dictionary<string, long>(),
    };

    private void Add(string connection, ConnectionMonitor one) => _since.AddOrUpdate(connection, one, (_, known) => known.Then(one));
}
