using System.Runtime.CompilerServices;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>What an operator stopped: connections and syncs, until the operator says otherwise. It survives a restart.</summary>
internal static class Pauses
{
    private const int RowsAtOnce = 500;

    /// <summary>The row of a pause.</summary>
    public static RowWrite Of(string tenant, string name, DateTimeOffset since) =>
        new(KeyOf(tenant, name), RowContent.Begin().With("since", since).End());

    /// <summary>Where a pause is kept.</summary>
    public static RowKey KeyOf(string tenant, string name) => new(tenant, RowKinds.Pause, name);

    /// <summary>What stands still, and since when.</summary>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset?>> AllAsync(HubStore hub, CancellationToken cancellation)
    {
        var found = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(hub, RowKinds.Pause, cancellation))
            found[row.Key.Id] = ValueJson.Read(row.Content).TimeOf("since");
        return found;
    }

    /// <summary>The rows of a kind, in the order of their ids.</summary>
    public static async IAsyncEnumerable<StoredRow> RowsAsync(HubStore hub, string kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (RowQuery? next = new(hub.Tenant, kind, RowsAtOnce); next is not null;)
        {
            var page = await hub.Rows.PageAsync(next, cancellation);
            foreach (var row in page.Rows)
                yield return row;
            next = page.Next is { } mark ? next with { After = mark } : null;
        }
    }
}
