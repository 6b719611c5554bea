namespace Rezolve.Mapping.Reading.Feeds.Rows;

/// <summary>What became of a feed's rows. What came in is what went out, by outcome.</summary>
internal readonly record struct FeedCounts
{
    /// <summary>Rows the vendor sent.</summary>
    public int Received { get; init; }

    /// <summary>Records handed on.</summary>
    public int Read { get; init; }

    /// <summary>Rows that <c>where</c> does not count.</summary>
    public int Filtered { get; init; }

    /// <summary>Rows of children that were read before and are as they were.</summary>
    public int Unchanged { get; init; }

    /// <summary>Rows that named a record which another row of the page had named.</summary>
    public int Hinted { get; init; }

    /// <summary>Rows that came again at the border of two queries.</summary>
    public int Duplicates { get; init; }

    /// <summary>Rows that named a record which is not there.</summary>
    public int Missing { get; init; }

    /// <summary>Rows or records that could not be read.</summary>
    public int Faulty { get; init; }

    /// <summary>Whether every row has an outcome.</summary>
    public bool AddUp => Received == Read + Filtered + Unchanged + Hinted + Duplicates + Missing + Faulty;

    /// <summary>The sum of two.</summary>
    public static FeedCounts operator +(FeedCounts left, FeedCounts right) => new()
    {
        Received = left.Received + right.Received,
        Read = left.Read + right.Read,
        Filtered = left.Filtered + right.Filtered,
        Unchanged = left.Unchanged + right.Unchanged,
        Hinted = left.Hinted + right.Hinted,
        Duplicates = left.Duplicates + right.Duplicates,
        Missing = left.Missing + right.Missing,
        Faulty = left.Faulty + right.Faulty,
    };
}
