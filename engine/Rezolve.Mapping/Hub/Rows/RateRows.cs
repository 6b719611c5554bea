using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>How often the people of a connection were looked up.</summary>
/// <param name="Asked">How often.</param>
/// <param name="Known">How often of these it was known without asking the system.</param>
internal readonly record struct LookupRate(long Asked, long Known)
{
    /// <summary>Two as one.</summary>
    public static LookupRate operator +(LookupRate left, LookupRate right) => new(left.Asked + right.Asked, left.Known + right.Known);
}

/// <summary>Rates as rows.</summary>
internal static class RateRows
{
    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string connection) => new(tenant, RowKinds.Rate, connection);

    /// <summary>The row; it must still have the version it was read with.</summary>
    public static RowWrite Of(RowKey key, LookupRate rate, long version) =>
        new(key, RowContent.Begin().With("asked", rate.Asked).With("known", rate.Known).End()) { Expected = version };

    /// <summary>The rate of a row; one that says nothing where there is no row.</summary>
    public static LookupRate Read(StoredRow? stored)
    {
        if (stored is null)
            return default;
        var row = ValueJson.Read(stored.Content);
        return new LookupRate((long)row.NumberOf("asked"), (long)row.NumberOf("known"));
    }
}
