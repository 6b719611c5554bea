using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Monitors;

/// <summary>Spreads of lags as rows.</summary>
internal static class LagRows
{
    /// <summary>Where that of a sync's changes to a connection is kept.</summary>
    public static RowKey KeyOf(string tenant, string sync, string connection) => new(tenant, RowKinds.Lag, $"{sync}/{connection}");

    /// <summary>The row; it must still have the version it was read with.</summary>
    public static RowWrite Of(RowKey key, LagSpread spread, long version) =>
        new(key, RowContent.Begin().With("counts", Value.Of([.. spread.Counts.Select(count => Value.Of(count))])).End()) { Expected = version };

    /// <summary>The spread of a row; an empty one where there is no row.</summary>
    public static LagSpread Read(StoredRow? stored) => stored is null || ValueJson.Read(stored.Content)["counts"] is not { Kind: ValueKind.List } counts
        ? new LagSpread()
        : LagSpread.Of([.. counts.List.Select(count => count.TryGetInteger(out var number) ? number : 0)]);
}
