using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Feeds.Rows;

/// <summary>One row of a feed's answer, judged.</summary>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Key">The key of the record, or the key it names; null where it tells none.</param>
/// <param name="Record">The row's bytes; valid as long as its page.</param>
/// <param name="Position">What the cursor compares; undefined where there is no cursor, a fault where the row tells none.</param>
/// <param name="Reason">Why it is faulty; null where it is not.</param>
internal sealed record FeedRow(FeedVerdict Verdict, string? Key, ReadOnlyMemory<byte> Record, Value Position, string? Reason = null)
{
    /// <summary>Whose child it is: { entity, key, record, params }; undefined for what has no parent, or where the row does not tell.</summary>
    public Value Parent { get; init; }

    /// <summary>The row that the record stands on; empty where the record is the row.</summary>
    public ReadOnlyMemory<byte> Outer { get; init; }

    /// <summary>What tells it from the others: its key, and its parent's, since keys may be counted within a parent.</summary>
    public string? Name => Key is not null && Parent["key"].Kind == ValueKind.Text ? $"{Parent["key"].Text}\n{Key}" : Key;

    /// <summary>How many of its wanted members repeat a name of their object; the last of each counts.</summary>
    public int Repeated { get; init; }
}

/// <summary>What becomes of a row.</summary>
internal enum FeedVerdict
{
    /// <summary>It counts.</summary>
    Kept,

    /// <summary><c>where</c> says that it does not count.</summary>
    Filtered,

    /// <summary>It was read before, and is as it was.</summary>
    Unchanged,

    /// <summary>It cannot be judged.</summary>
    Faulty,
}
