using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>That the store was restored, and what may have been made between the backup and then is still being looked for.</summary>
/// <param name="BackupAt">When the backup was taken: what was done after it is not known.</param>
/// <param name="RestoredAt">When it was restored: nothing of what is not known was sent after it.</param>
internal sealed record Restoration(DateTimeOffset BackupAt, DateTimeOffset RestoredAt)
{
    /// <summary>When all tickets were known again; null before. What was said in the time between is never taken for new without a look.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }
}

/// <summary>A record that no link knows and that was there when the store was restored.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Key">The system's key.</param>
/// <param name="MadeAt">When it was made, by our clock; null where the system does not tell.</param>
internal sealed record ReturnedRecord(string Connection, string Key, DateTimeOffset? MadeAt)
{
    /// <summary>Whether no system that can be asked has a record that bears its key.</summary>
    public bool HasNoCopy { get; init; }

    /// <summary>Whether a person said that it is new.</summary>
    public bool IsNew { get; init; }

    /// <summary>The hub's ticket that a person said it is a copy of; null where nobody did.</summary>
    public string? CopyOf { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }
}

/// <summary>Restorations as rows.</summary>
internal static class RestorationRows
{
    /// <summary>The index of when a record was made; those that do not tell come last.</summary>
    public const string MadeIndex = "made";

    // After every instant, in the order of characters.
    private const string Unknown = "~";

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant) => new(tenant, RowKinds.Restoration, "store");

    /// <summary>Where it is kept that a record was there.</summary>
    public static RowKey KeyOf(string tenant, string connection, string key) => new(tenant, RowKinds.Returned, $"{connection}/{key}");

    /// <summary>The row; it must still have the version it was read with.</summary>
    public static RowWrite Of(string tenant, Restoration restoration) => new(
        KeyOf(tenant), RowContent.Begin().With("backup", restoration.BackupAt).With("restored", restoration.RestoredAt).With("ended", restoration.EndedAt).End())
    {
        Expected = restoration.Version,
    };

    /// <summary>The row of a record; it must still have the version it was read with, for a person may have decided meanwhile.</summary>
    public static RowWrite Of(string tenant, ReturnedRecord record) => new(KeyOf(tenant, record.Connection, record.Key), RowContent.Begin()
        .With("made", record.MadeAt).With("alone", record.HasNoCopy ? 1 : 0).With("new", record.IsNew ? 1 : 0).With("copyOf", record.CopyOf).End())
    {
        Expected = record.Version,
        Index = new Dictionary<string, string> { [MadeIndex] = record.MadeAt is { } made ? RowValues.Text(made) : Unknown },
    };

    /// <summary>The restoration of a row.</summary>
    public static Restoration Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new Restoration(row.TimeOf("backup")!.Value, row.TimeOf("restored")!.Value) { EndedAt = row.TimeOf("ended"), Version = stored.Version };
    }

    /// <summary>The record of a row.</summary>
    public static ReturnedRecord ReadRecord(StoredRow stored)
    {
        var slash = stored.Key.Id.IndexOf('/', StringComparison.Ordinal);
        var row = ValueJson.Read(stored.Content);
        return new ReturnedRecord(stored.Key.Id[..slash], stored.Key.Id[(slash + 1)..], row.TimeOf("made"))
        {
            HasNoCopy = row.NumberOf("alone") == 1,
            IsNew = row.NumberOf("new") == 1,
            CopyOf = row.TextOf("copyOf"),
            Version = stored.Version,
        };
    }
}

/// <summary>When a backup was last taken, as a row.</summary>
internal static class BackupRows
{
    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant) => new(tenant, RowKinds.Backup, "store");

    /// <summary>The row, whatever is there.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="at">What the backup holds is as it was then.</param>
    public static RowWrite Of(string tenant, DateTimeOffset at) => new(KeyOf(tenant), RowContent.Begin().With("at", at).End());

    /// <summary>When it was taken.</summary>
    public static DateTimeOffset Read(StoredRow stored) => ValueJson.Read(stored.Content).TimeOf("at")!.Value;
}
