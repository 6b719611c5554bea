using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Writing;

/// <summary>
/// The highest id there ever was of each kind of row, by the codes of its characters. What is new mostly has a higher one still, since ids are made of
/// the time: then it is there nowhere, and nobody need look. Written by the thread that writes the file.
/// </summary>
internal sealed class HighestIds
{
    private const int MostKinds = 1024;

    private readonly Dictionary<(string Tenant, string Kind), string?> _ids = [];

    /// <summary>Whether anything is known of a kind.</summary>
    public bool Knows(string tenant, string kind) => _ids.ContainsKey((tenant, kind));

    /// <summary>What the highest id of a kind is; null where there is no row of it.</summary>
    public void Learn(string tenant, string kind, string? id) => _ids[(tenant, kind)] = id;

    /// <summary>Whether it is certain that there is no such row.</summary>
    public bool IsAbove(RowKey key) => _ids.TryGetValue((key.Tenant, key.Kind), out var highest) && (highest is null || string.CompareOrdinal(key.Id, highest) > 0);

    /// <summary>A row was written.</summary>
    public void Raise(RowKey key)
    {
        if (IsAbove(key))
            _ids[(key.Tenant, key.Kind)] = key.Id;
    }

    /// <summary>Between two transactions: with very many tenants, what is known is forgotten.</summary>
    public void Settle()
    {
        if (_ids.Count > MostKinds)
            _ids.Clear();
    }
}
