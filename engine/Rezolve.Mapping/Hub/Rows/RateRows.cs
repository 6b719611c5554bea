using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>How often something of a system was looked up that is remembered.</summary>
/// <param name="Wanted">How often it was wanted.</param>
/// <param name="Known">How often of these it was known without asking the system.</param>
internal readonly record struct LookupRate(long Wanted, long Known)
{
    /// <summary>How often of these it was known that there is nothing.</summary>
    public long Missing { get; init; }

    /// <summary>How often the system was asked and said that all is as it was, without telling it again.</summary>
    public long Unchanged { get; init; }

    /// <summary>How often the system was asked.</summary>
    public long Asked => Wanted - Known;

    /// <summary>Two as one.</summary>
    public static LookupRate operator +(LookupRate left, LookupRate right) =>
        new(left.Wanted + right.Wanted, left.Known + right.Known) { Missing = left.Missing + right.Missing, Unchanged = left.Unchanged + right.Unchanged };
}

/// <summary>How often what is remembered of a connection was of use.</summary>
/// <param name="People">Its people.</param>
/// <param name="Catalogs">What it tells of itself: fields, statuses, options.</param>
internal readonly record struct ConnectionRates(LookupRate People, LookupRate Catalogs)
{
    /// <summary>Two as one.</summary>
    public static ConnectionRates operator +(ConnectionRates left, ConnectionRates right) => new(left.People + right.People, left.Catalogs + right.Catalogs);
}

/// <summary>Rates as rows.</summary>
internal static class RateRows
{
    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string connection) => new(tenant, RowKinds.Rate, connection);

    /// <summary>The row; it must still have the version it was read with.</summary>
    public static RowWrite Of(RowKey key, ConnectionRates rates, long version) => new(key, RowContent.Begin()
        .With("people", Content(rates.People)).With("catalogs", Content(rates.Catalogs)).End())
    {
        Expected = version,
    };

    /// <summary>The rates of a row; those that say nothing where there is no row.</summary>
    public static ConnectionRates Read(StoredRow? stored)
    {
        if (stored is null)
            return default;
        var row = ValueJson.Read(stored.Content);
        return new ConnectionRates(Rate(row["people"]), Rate(row["catalogs"]));
    }

    private static Value Content(LookupRate rate) => Value.Of(new ValueObject
    {
        ["wanted"] = Value.Of(rate.Wanted),
        ["known"] = Value.Of(rate.Known),
        ["missing"] = Value.Of(rate.Missing),
        ["unchanged"] = Value.Of(rate.Unchanged),
    });

    private static LookupRate Rate(in Value row) =>
        new(row.NumberOf("wanted"), row.NumberOf("known")) { Missing = row.NumberOf("missing"), Unchanged = row.NumberOf("unchanged") };
}
