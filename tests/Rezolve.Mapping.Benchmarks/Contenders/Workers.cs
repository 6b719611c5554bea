namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>Several engines at once, each on a thread of its own, that share one compiled manifest's worth of work.</summary>
/// <param name="count">How many.</param>
internal sealed class Workers(int count) : Contender
{
    private readonly Engine[] _engines = [.. Enumerable.Range(0, count).Select(_ => new Engine())];

    public override string Name => $"{count} workers";

    public override IEnumerable<ReadOnlyMemory<byte>> MapAll(byte[][] tickets) => _engines.SelectMany(engine => engine.MapAll(tickets)).Take(tickets.Length);

    /// <summary>Each maps for the whole time; what counts is how many tickets they map together.</summary>
    public override double Time(byte[][] tickets, double seconds)
    {
        var each = new double[count];
        var threads = _engines.Select((engine, i) => new Thread(() => each[i] = 1 / engine.Time(tickets, seconds))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return 1 / each.Sum();
    }
}
