using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Webhooks.Inbox;

/// <summary>The rows that one delivery changes, as they were read and as they become.</summary>
internal sealed class InboxChange(string tenant, string connection, string webhook, DateTimeOffset now)
{
    private readonly Dictionary<RowKey, StoredRow?> _read = [];
    private readonly Dictionary<RowKey, RowWrite> _writes = [];
    private InboxCounts _counts = new() { LastAt = now };

    /// <summary>How many records are to be looked at.</summary>
    public int Queued { get; private set; }

    private RowKey CountKey => InboxRows.CountOf(tenant, connection, webhook);

    /// <summary>Reads what is there.</summary>
    public async ValueTask LoadAsync(HubStore hub, InboxDelivery delivery, CancellationToken cancellation)
    {
        List<RowKey> keys =
        [
            .. delivery.Events.Where(IsKept).Select(EntryKey), .. delivery.Events.Where(one => one.Record is not null).Select(WorkKey), CountKey,
        ];
        keys = [.. keys.Distinct()];
        foreach (var (key, row) in keys.Zip(await hub.Rows.LoadAsync(keys, cancellation).ConfigureAwait(false)))
            _read[key] = row;
    }

    /// <summary>The change.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="besides">What was counted besides.</param>
    public StoreChange Of(InboxDelivery delivery, InboxCounts besides)
    {
        foreach (var one in delivery.Events)
            Add(one, delivery.Sketch);
        if (delivery.Events.Count == 0)
            _counts = _counts with { LastAt = null };
        _writes[CountKey] = InboxRows.Of(CountKey, InboxRows.Counts(_read[CountKey]) + _counts + besides, _read[CountKey]?.Version ?? 0);
        return new StoreChange { Writes = [.. _writes.Values] };
    }

    // Of an event that means nothing only the number is kept.
    private static bool IsKept(InboxEvent one) => one.Record is not null || one.Event.Fate == EventFate.Unreadable;

    private RowKey EntryKey(InboxEvent one) => InboxRows.KeyOf(tenant, connection, webhook, one.Event);

    private RowKey WorkKey(InboxEvent one) => WorkRows.KeyOf(tenant, WorkItem.OfRecord(connection, one.Record!));

    private void Add(InboxEvent one, string? sketch)
    {
        if (!IsKept(one))
        {
            _counts += one.Event.Fate == EventFate.Unmatched ? new InboxCounts { Unmatched = 1 } : new InboxCounts { Ignored = 1 };
            return;
        }
        var key = EntryKey(one);
        var before = _writes.ContainsKey(key) ? null : _read[key];
        var isKnown = before is not null || _writes.ContainsKey(key);
        _counts += one.Record is null ? new InboxCounts { Unreadable = 1 } : isKnown ? new InboxCounts { Duplicates = 1 } : new InboxCounts { Accepted = 1 };
        if (!_writes.ContainsKey(key))
            _writes[key] = InboxRows.Of(tenant, Entry(one, before, sketch), before?.Version ?? 0);
        if (one.Record is not null)
            Queue(WorkKey(one));
    }

    private InboxEntry Entry(InboxEvent one, StoredRow? before, string? sketch)
    {
        var known = before is null ? null : InboxRows.Read(before);
        return new InboxEntry(EntryKey(one).Id)
        {
            Entity = one.Event.Hint?.Entity,
            Key = one.Event.Hint?.Key,
            Record = one.Record,
            FirstAt = known?.FirstAt ?? now,
            LastAt = now,
            Times = (known?.Times ?? 0) + 1,
            Reason = one.Event.Reason,
            Sketch = one.Event.Fate == EventFate.Unreadable ? sketch : null,
        };
    }

    // A record waits once. Its row is written anew even where it waits already: the read that is under way may have begun before this event,
    // and the row's new version keeps it from ending the wait. A system that fails is not asked sooner for it.
    private void Queue(RowKey key)
    {
        var row = _read[key];
        var waiting = row is null ? null : WorkRows.Read(row);
        var next = waiting is { FailingSince: not null } ? waiting : new WorkItem(key.Id, now, waiting?.Cause ?? WorkItem.Told);
        if (_writes.TryAdd(key, WorkRows.Of(tenant, next) with { Expected = row?.Version ?? 0 }))
            Queued++;
    }
}
