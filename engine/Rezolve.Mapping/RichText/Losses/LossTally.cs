namespace Rezolve.Mapping.RichText.Losses;

/// <summary>Counts what one conversion could not keep.</summary>
internal sealed class LossTally
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>All of it so far, by what it is.</summary>
    public IReadOnlyList<Loss> All => [.. _counts.Select(count => new Loss(count.Key, count.Value))];

    /// <summary>Counts one.</summary>
    public void Add(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    /// <summary>Both lists as one.</summary>
    public static IReadOnlyList<Loss> Sum(IReadOnlyList<Loss> first, IReadOnlyList<Loss> second) =>
        [.. first.Concat(second).GroupBy(loss => loss.What, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Loss(group.Key, group.Sum(loss => loss.Count)))];
}
