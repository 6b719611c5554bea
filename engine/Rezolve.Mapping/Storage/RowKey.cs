namespace Rezolve.Mapping.Storage;

/// <summary>Which row.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Kind">What sort of row, such as <c>link</c>.</param>
/// <param name="Id">Its identity among the rows of that kind.</param>
public readonly record struct RowKey(string Tenant, string Kind, string Id);

/// <summary>A row as stored.</summary>
/// <param name="Key">Which.</param>
/// <param name="Version">The number of the commit that wrote it: it grows with each, and is never given twice.</param>
/// <param name="Content">The bytes that were given.</param>
public sealed record StoredRow(RowKey Key, long Version, ReadOnlyMemory<byte> Content)
{
    /// <summary>Fields it is found by: name → text, in the order of its characters' codes.</summary>
    public IReadOnlyDictionary<string, string> Index { get; init; } = new Dictionary<string, string>();

    /// <summary>Texts that no other row of its tenant and kind may have.</summary>
    public IReadOnlyList<string> Unique { get; init; } = [];
}
