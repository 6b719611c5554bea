namespace Rezolve.Mapping.Hub.Monitors;

/// <summary>What came in of a field at one system, in numbers that stay small: what is old counts less and less.</summary>
/// <param name="Map">The map under which the values came in.</param>
internal sealed record FieldMonitor(string Map)
{
    /// <summary>How many sorts of values are told apart; others are counted together.</summary>
    public const int MostValues = 20;

    /// <summary>Under which what is more is counted.</summary>
    public const string Others = "…";

    private const long MostTold = 10_000;
    private const long LeastBefore = 20;

    /// <summary>How often it was told.</summary>
    public long Told { get; init; }

    /// <summary>How often of these it had no counterpart here.</summary>
    public long Unmapped { get; init; }

    /// <summary>Which values came, of a field that takes few: how often each.</summary>
    public IReadOnlyDictionary<string, long> Values { get; init; } = new Dictionary<string, long>();

    /// <summary>The same under the map before this one; empty where there was none.</summary>
    public IReadOnlyDictionary<string, long> Before { get; init; } = new Dictionary<string, long>();

    /// <summary>This and what came after it. Where the map changed between the two, what came before is kept to be held against.</summary>
    public FieldMonitor Then(FieldMonitor after)
    {
        var merged = after.Map == Map
            ? after with { Told = Told + after.Told, Unmapped = Unmapped + after.Unmapped, Values = Sum(Values, after.Values), Before = Before }
            : after with { Before = Values.Values.Sum() >= LeastBefore ? Values : Before };
        return merged.Told <= MostTold ? merged : merged with { Told = merged.Told / 2, Unmapped = merged.Unmapped / 2, Values = merged.Values.ToDictionary(one => one.Key, one => one.Value / 2) };
    }

    /// <summary>How far two spreads of values are apart, in percent: 0 where they are the same, 100 where they have nothing in common.</summary>
    public static long Distance(IReadOnlyDictionary<string, long> left, IReadOnlyDictionary<string, long> right)
    {
        double all = left.Values.Sum(), others = right.Values.Sum();
        return all == 0 || others == 0 ? 0
            : (long)Math.Round(50 * left.Keys.Union(right.Keys).Sum(value => Math.Abs((left.GetValueOrDefault(value) / all) - (right.GetValueOrDefault(value) / others))));
    }

    private static Dictionary<string, long> Sum(IReadOnlyDictionary<string, long> left, IReadOnlyDictionary<string, long> right)
    {
        var sum = left.ToDictionary(StringComparer.Ordinal);
        foreach (var (value, count) in right)
        {
            var name = sum.ContainsKey(value) || sum.Count < MostValues ? value : Others;
            sum[name] = sum.GetValueOrDefault(name) + count;
        }
        return sum;
    }
}
