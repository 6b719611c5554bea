using System.Security.Cryptography;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Webhooks.Inbox;

/// <summary>The inbox as rows.</summary>
internal static class InboxRows
{
    /// <summary>The index of when an event came last.</summary>
    public const string AtIndex = "at";

    /// <summary>Where an event is kept. What makes it the same event: the webhook, the entity, the record, and what the connector says of it.</summary>
    public static RowKey KeyOf(string tenant, string connection, string webhook, WebhookEvent one)
    {
        var hint = one.Hint;
        var same = ValueJson.ToBytes(Value.Of([Value.Of(hint?.Entity), Value.Of(hint?.Key), Value.Of(hint?.ParentKey), Value.Of(hint?.Deed.ToString()), Value.Of(one.Same), Value.Of(one.Reason)]));
        return new RowKey(tenant, RowKinds.Inbox, $"{connection}/{webhook}/{Convert.ToHexStringLower(SHA256.HashData(same))}");
    }

    /// <summary>The row of an event; it must still have the version it was read with.</summary>
    public static RowWrite Of(string tenant, InboxEntry entry, long version) => new(new RowKey(tenant, RowKinds.Inbox, entry.Id), RowContent.Begin()
        .With("entity", entry.Entity).With("key", entry.Key).With("record", entry.Record).With("first", entry.FirstAt).With("times", entry.Times)
        .With("reason", entry.Reason).With("sketch", entry.Sketch).End())
    {
        Expected = version,
        Index = new Dictionary<string, string> { [AtIndex] = RowValues.Text(entry.LastAt) },
    };

    /// <summary>The event of a row.</summary>
    public static InboxEntry Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new InboxEntry(stored.Key.Id)
        {
            Entity = row.TextOf("entity"),
            Key = row.TextOf("key"),
            Record = row.TextOf("record"),
            FirstAt = row.TimeOf("first")!.Value,
            LastAt = RowValues.InstantOf(stored.Index[AtIndex]),
            Times = row.NumberOf("times"),
            Reason = row.TextOf("reason"),
            Sketch = row.TextOf("sketch"),
        };
    }

    /// <summary>Where the counts of a webhook are kept.</summary>
    public static RowKey CountOf(string tenant, string connection, string webhook) => new(tenant, RowKinds.InboxCount, $"{connection}/{webhook}");

    /// <summary>The row of counts; it must still have the version it was read with.</summary>
    public static RowWrite Of(RowKey key, InboxCounts counts, long version) => new(key, RowContent.Begin()
        .With("accepted", counts.Accepted).With("duplicates", counts.Duplicates).With("ignored", counts.Ignored).With("unmatched", counts.Unmatched)
        .With("unreadable", counts.Unreadable).With("refused", counts.Refused).With("last", counts.LastAt).With("refusedAt", counts.RefusedAt).With("refusal", counts.Refusal).End())
    {
        Expected = version,
    };

    /// <summary>The counts of a row; nothing where there is no row.</summary>
    public static InboxCounts Counts(StoredRow? stored)
    {
        if (stored is null)
            return new InboxCounts();
        var row = ValueJson.Read(stored.Content);
        return new InboxCounts
        {
            Accepted = row.NumberOf("accepted"),
            Duplicates = row.NumberOf("duplicates"),
            Ignored = row.NumberOf("ignored"),
            Unmatched = row.NumberOf("unmatched"),
            Unreadable = row.NumberOf("unreadable"),
            Refused = row.NumberOf("refused"),
            LastAt = row.TimeOf("last"),
            RefusedAt = row.TimeOf("refusedAt"),
            Refusal = row.TextOf("refusal"),
        };
    }
}
