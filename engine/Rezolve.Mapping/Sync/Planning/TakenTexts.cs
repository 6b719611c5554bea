using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>Which unique texts the rows of a store have. A store does not tell, so a kind is gone through once, when it is first asked about.</summary>
/// <param name="store">The store, which does not change meanwhile.</param>
internal sealed class TakenTexts(ISyncStore store)
{
    private const int RowsAtOnce = 500;

    private readonly HashSet<(string Tenant, string Kind)> _known = [];
    private readonly Dictionary<RowKey, RowKey> _owners = [];

    /// <summary>The row that has a text, which stands in the place of the id; null where none has.</summary>
    public RowKey? Owner(RowKey place) => _owners.TryGetValue(place, out var owner) ? owner : null;

    /// <summary>Goes through the rows of a kind, unless that was done.</summary>
    /// <param name="key">A row of that tenant and kind.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task LearnAsync(RowKey key, CancellationToken cancellation)
    {
        if (_known.Contains((key.Tenant, key.Kind)))
            return;
        for (RowQuery? next = new(key.Tenant, key.Kind, RowsAtOnce); next is not null;)
        {
            var page = await store.PageAsync(next, cancellation).ConfigureAwait(false);
            foreach (var row in page.Rows)
            {
                foreach (var text in row.Unique)
                    _owners[row.Key with { Id = text }] = row.Key;
            }
            next = page.Next is { } mark ? next with { After = mark } : null;
        }
        _known.Add((key.Tenant, key.Kind));
    }
}
