using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>How far the feeds of a sync were read at one system.</summary>
internal sealed record FeedMark
{
    /// <summary>The mark of the changes; undefined before the first.</summary>
    public Value Mark { get; init; }

    /// <summary>When the first load began; null before it does. What changed since then is in the changes.</summary>
    public DateTimeOffset? LoadBegan { get; init; }

    /// <summary>When the first load was finished; null before it is. Nothing is made at the system before.</summary>
    public DateTimeOffset? LoadedAt { get; init; }

    /// <summary>When a feed was last read to its end; null before the first time.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>When all keys were last read; null before the first time.</summary>
    public DateTimeOffset? LastSweep { get; init; }

    /// <summary>Why the last run ended early; null where it did not.</summary>
    public string? Trouble { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }
}

/// <summary>Marks as rows.</summary>
internal static class MarkRows
{
    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string sync, string connection) => new(tenant, RowKinds.Mark, $"{sync}/{connection}");

    /// <summary>The row.</summary>
    public static RowWrite Of(RowKey key, FeedMark mark) => new(key, RowContent.Begin()
        .With("mark", mark.Mark).With("began", mark.LoadBegan).With("loaded", mark.LoadedAt).With("run", mark.LastRun).With("sweep", mark.LastSweep).With("trouble", mark.Trouble).End())
    {
        Expected = mark.Version,
    };

    /// <summary>The mark of a row; one that says nothing where there is no row.</summary>
    public static FeedMark Read(StoredRow? stored)
    {
        if (stored is null)
            return new FeedMark();
        var row = ValueJson.Read(stored.Content);
        return new FeedMark
        {
            Mark = row["mark"],
            LoadBegan = row.TimeOf("began"),
            LoadedAt = row.TimeOf("loaded"),
            LastRun = row.TimeOf("run"),
            LastSweep = row.TimeOf("sweep"),
            Trouble = row.TextOf("trouble"),
            Version = stored.Version,
        };
    }
}
