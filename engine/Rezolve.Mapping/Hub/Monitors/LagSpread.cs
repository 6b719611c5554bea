namespace Rezolve.Mapping.Hub.Monitors;

/// <summary>How long changes took from where they were made to a system, in a few numbers: what is old counts less and less. Immutable.</summary>
internal sealed record LagSpread
{
    private const long MostCounted = 10_000;

    private static readonly TimeSpan[] Spans =
    [
        .. new[] { 1, 2, 5, 10, 30 }.Select(count => TimeSpan.FromSeconds(count)), .. new[] { 1, 2, 5, 15, 30 }.Select(count => TimeSpan.FromMinutes(count)),
        .. new[] { 1, 3, 12 }.Select(count => TimeSpan.FromHours(count)), .. new[] { 1, 3 }.Select(count => TimeSpan.FromDays(count)),
    ];

    private readonly long[] _counts = new long[Spans.Length + 1];

    /// <summary>How many changes count.</summary>
    public long Count => _counts.Sum();

    /// <summary>How many took each span at most and longer than the one before; those that took longer than all stand last.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>The spread of one change.</summary>
    /// <param name="took">How long it took; one of a clock that runs fast may be less than nothing, and took none.</param>
    public static LagSpread Of(TimeSpan took)
    {
        var spread = new LagSpread();
        spread._counts[Array.FindIndex(Spans, span => took <= span) is var at and >= 0 ? at : Spans.Length] = 1;
        return spread;
    }

    /// <summary>The spread of counts as they were kept; what is not of this shape counts nothing.</summary>
    public static LagSpread Of(IReadOnlyList<long> counts)
    {
        var spread = new LagSpread();
        for (var at = 0; counts.Count == spread._counts.Length && at < counts.Count; at++)
            spread._counts[at] = counts[at];
        return spread;
    }

    /// <summary>This and what came after it.</summary>
    public LagSpread Then(LagSpread after)
    {
        var isFull = Count + after.Count > MostCounted;
        return Of([.. _counts.Zip(after._counts, (left, right) => (isFull ? left / 2 : left) + right)]);
    }

    /// <summary>Within which span that share of the changes was there: one of the spans that are told apart, never less than it took.</summary>
    /// <param name="percent">The share, above 0 and up to 100.</param>
    /// <returns>Null where nothing was counted, or it took longer than the longest of them.</returns>
    public TimeSpan? Within(int percent)
    {
        var wanted = ((Count * percent) + 99) / 100;
        var sum = 0L;
        for (var at = 0; at < Spans.Length && wanted > 0; at++)
        {
            sum += _counts[at];
            if (sum >= wanted)
                return Spans[at];
        }
        return null;
    }
}
