using Rezolve.Mapping.Benchmarks.Contenders;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>Times contenders against each other: interleaved, the median of several rounds, the best of several runs.</summary>
internal static class Rounds
{
    private const int Runs = 3;
    private const int RoundsPerRun = 5;
    private const double WarmUp = 0.3;
    private const double Round = 0.15;

    /// <summary>Seconds per record, by contender.</summary>
    public static Dictionary<string, double> Time(IReadOnlyList<Contender> contenders, byte[][] tickets)
    {
        var best = contenders.ToDictionary(contender => contender.Name, _ => double.MaxValue);
        foreach (var contender in contenders)
            contender.Time(tickets, WarmUp);
        for (var run = 0; run < Runs; run++)
        {
            var times = contenders.ToDictionary(contender => contender.Name, _ => new List<double>());
            for (var round = 0; round < RoundsPerRun; round++)
            {
                foreach (var contender in contenders)
                    times[contender.Name].Add(contender.Time(tickets, Round));
            }
            foreach (var (name, measured) in times)
                best[name] = Math.Min(best[name], measured.Order().ElementAt(RoundsPerRun / 2));
        }
        return best;
    }

    /// <summary>The least seconds per record of many short rounds: what remains when other work on the machine is left out.</summary>
    public static Dictionary<string, double> Quietest(IReadOnlyList<Contender> contenders, byte[][] tickets)
    {
        var least = contenders.ToDictionary(contender => contender.Name, _ => double.MaxValue);
        for (var round = 0; round < 400; round++)
        {
            foreach (var contender in contenders)
                least[contender.Name] = Math.Min(least[contender.Name], contender.Time(tickets, 0.0005));
        }
        return least;
    }

    /// <summary>Bytes allocated per record once warm.</summary>
    public static double Allocated(LocalContender contender, byte[][] tickets)
    {
        long before = 0;
        for (var round = 0; round < 2; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var ticket in tickets)
                contender.Map(ticket);
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)tickets.Length;
    }
}
