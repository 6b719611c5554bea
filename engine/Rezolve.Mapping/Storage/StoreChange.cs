namespace Rezolve.Mapping.Storage;

/// <summary>Rows to be written and removed together.</summary>
public sealed record StoreChange
{
    /// <summary>Rows to be written whole.</summary>
    public IReadOnlyList<RowWrite> Writes { get; init; } = [];

    /// <summary>Rows to be removed; one that is not there is no obstacle, unless a version is expected.</summary>
    public IReadOnlyList<RowCheck> Deletes { get; init; } = [];

    /// <summary>Rows that must still be as they were read, though they are not written.</summary>
    public IReadOnlyList<RowCheck> Checks { get; init; } = [];

    /// <summary>The lease under which the change is made; null where none is needed. With a lost lease nothing is written.</summary>
    public Lease? Lease { get; init; }
}

/// <summary>A row to be written.</summary>
/// <param name="Key">Which.</param>
/// <param name="Content">Its bytes.</param>
public sealed record RowWrite(RowKey Key, ReadOnlyMemory<byte> Content)
{
    /// <summary>The version it must have: 0 for a row that must not exist, null for whatever is there.</summary>
    public long? Expected { get; init; }

    /// <summary>Fields it is found by.</summary>
    public IReadOnlyDictionary<string, string> Index { get; init; } = new Dictionary<string, string>();

    /// <summary>Texts that no other row of its tenant and kind may have.</summary>
    public IReadOnlyList<string> Unique { get; init; } = [];
}

/// <summary>A row and the version it must have.</summary>
/// <param name="Key">Which.</param>
/// <param name="Expected">The version: 0 for a row that must not exist, null for whatever is there.</param>
public readonly record struct RowCheck(RowKey Key, long? Expected);

/// <summary>What came of a change.</summary>
/// <param name="Result">Whether it was made.</param>
/// <param name="Version">The version of every row it wrote; 0 where nothing was written.</param>
/// <param name="Obstacle">The row that stood in its way; null where none did.</param>
public readonly record struct CommitOutcome(CommitResult Result, long Version, RowKey? Obstacle = null)
{
    /// <summary>Whether it was made.</summary>
    public bool IsCommitted => Result == CommitResult.Committed;
}

/// <summary>Whether a change was made.</summary>
public enum CommitResult
{
    /// <summary>It was, and it is durable.</summary>
    Committed,

    /// <summary>A row has another version than expected: somebody changed it since it was read.</summary>
    Stale,

    /// <summary>A text that must be unique belongs to another row.</summary>
    Taken,

    /// <summary>The lease was lost: another may be working there.</summary>
    LeaseLost,
}
