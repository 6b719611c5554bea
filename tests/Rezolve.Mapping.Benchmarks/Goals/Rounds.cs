using System.Buffers;
using System.Diagnostics;
using Rezolve.Mapping.Benchmarks.Contenders;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>Times contenders against each other: interleaved, the median of several rounds, the best of several runs.</summary>
internal static class Rounds
{
    private const int Runs = 3;
    private const int RoundsPerRun = 5;

    /// <summary>Seconds per record, by contender.</summary>
    public static Dictionary<string, double> Time(IReadOnlyList<Contender> contenders, byte[][] tickets)
    {
        var best = contenders.ToDictionary(contender => contender.Name, _ => double.MaxValue);
        foreach (var contender in contenders)
            Once(contender, tickets, 0.3);
        for (var run = 0; run < Runs; run++)
        {
            var times = contenders.ToDictionary(contender => contender.Name, _ => new List<double>());
            for (var round = 0; round < RoundsPerRun; round++)
            {
                foreach (var contender in contenders)
                    times[contender.Name].Add(Once(contender, tickets, 0.12));
            }
            foreach (var (name, measured) in times)
                best[name] = Math.Min(best[name], measured.Order().ElementAt(RoundsPerRun / 2));
        }
        return best;
    }

    /// <summary>Bytes allocated per record once warm.</summary>
    public static double Allocated(Contender contender, byte[][] tickets)
    {
        var output = new ArrayBufferWriter<byte>(1 << 22);
        long before = 0;
        for (var round = 0; round < 2; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var ticket in tickets)
            {
                output.ResetWrittenCount();
                contender.Map(ticket, output);
            }
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)tickets.Length;
    }

    private static double Once(Contender contender, byte[][] tickets, double seconds)
    {
        var output = new ArrayBufferWriter<byte>(1 << 22);
        var clock = Stopwatch.StartNew();
        long records = 0;
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            foreach (var ticket in tickets)
            {
                output.ResetWrittenCount();
                contender.Map(ticket, output);
            }
            records += tickets.Length;
        }
        return clock.Elapsed.TotalSeconds / records;
    }
}
