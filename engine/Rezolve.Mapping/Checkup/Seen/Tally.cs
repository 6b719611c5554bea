namespace Rezolve.Mapping.Checkup.Seen;

/// <summary>Counts things of one sort, and keeps an example of each, however many there are.</summary>
/// <param name="most">How many sorts are told apart; what is more is counted under what <paramref name="fold"/> makes of it.</param>
/// <param name="fold">Makes one sort of many.</param>
internal sealed class Tally<TKey>(int most, Func<TKey, TKey> fold)
    where TKey : notnull
{
    private readonly Dictionary<TKey, Counted> _found = [];

    /// <summary>Everything counted, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<TKey, Counted>> All => _found.OrderByDescending(one => one.Value.Count);

    /// <summary>How many of a sort.</summary>
    public long this[TKey key] => _found.GetValueOrDefault(key)?.Count ?? 0;

    /// <summary>Counts one.</summary>
    /// <param name="key">Its sort.</param>
    /// <param name="since">Since when it is so.</param>
    /// <param name="example">What names it.</param>
    public void Add(TKey key, DateTimeOffset since, string example)
    {
        var sort = _found.ContainsKey(key) || _found.Count < most ? key : fold(key);
        _found[sort] = _found.TryGetValue(sort, out var known)
            ? known with { Count = known.Count + 1, Since = since < known.Since ? since : known.Since, Example = since < known.Since ? example : known.Example }
            : new Counted(1, since, example);
    }
}

/// <summary>How many there are of a sort.</summary>
/// <param name="Count">How many.</param>
/// <param name="Since">Since when there is the oldest.</param>
/// <param name="Example">What names the oldest.</param>
internal sealed record Counted(long Count, DateTimeOffset Since, string Example);
