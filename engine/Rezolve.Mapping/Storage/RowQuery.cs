namespace Rezolve.Mapping.Storage;

/// <summary>Which rows, and how many of them.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind">What sort.</param>
/// <param name="Limit">How many at most; 1 or more.</param>
public sealed record RowQuery(string Tenant, string Kind, int Limit)
{
    /// <summary>The index field by which rows are found and ordered; null for their ids. Rows without the field are not found by it.</summary>
    public string? Index { get; init; }

    /// <summary>The least value of the index field or id; null for no least.</summary>
    public string? From { get; init; }

    /// <summary>The value of the index field or id before which to stop; null for no end.</summary>
    public string? Before { get; init; }

    /// <summary>Where the last page ended; null for the first.</summary>
    public RowMark? After { get; init; }
}

/// <summary>A place in the order of rows.</summary>
/// <param name="Value">The value of the index field, or the id.</param>
/// <param name="Id">The row's id.</param>
public readonly record struct RowMark(string Value, string Id);

/// <summary>A page of rows.</summary>
/// <param name="Rows">The rows, in order.</param>
/// <param name="Next">Where the next page begins; null where this is the last.</param>
public sealed record RowPage(IReadOnlyList<StoredRow> Rows, RowMark? Next);
