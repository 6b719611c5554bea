using System.Collections.Concurrent;
using Rezolve.Mapping.Simulation.Shrinking;

namespace Rezolve.Mapping.Simulation;

/// <summary>Runs many seeds, several at once. What it reports does not depend on how many.</summary>
/// <param name="simulation">Runs them.</param>
/// <param name="lanes">How many are run at once.</param>
internal sealed class Sweep(Simulation simulation, int lanes = 1)
{
    /// <summary>Runs seeds. Of those that fail the first counts, and none after it.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="faults">How many faults each has at least; none where it is 0.</param>
    /// <param name="cancellation">Ends it after the seeds in hand.</param>
    public async Task<SweepReport> RunAsync(ulong first, int count, int faults, CancellationToken cancellation)
    {
        var (runs, failed, lowest) = (new ConcurrentDictionary<int, SeedRun>(), new ConcurrentDictionary<int, Outcome>(), int.MaxValue);
        var options = new ParallelOptions { MaxDegreeOfParallelism = lanes };
        await Parallel.ForAsync(0, count, options, async (at, _) =>
        {
            if (cancellation.IsCancellationRequested || at > Volatile.Read(ref lowest))
                return;
            var outcome = await simulation.RunAsync(first + (ulong)at, faults).ConfigureAwait(false);
            runs[at] = new SeedRun(outcome.Fired, outcome.Verdict.Held.Count, outcome.Verdict.LostInWindow);
            if (outcome.IsGood)
                return;
            failed[at] = outcome;
            Lower(ref lowest, at);
        }).ConfigureAwait(false);
        // Where it was ended early there are gaps; what lies behind the first that failed is not told, whether it was run or not.
        var told = runs.Where(run => run.Key <= lowest).OrderBy(run => run.Key).Select(run => run.Value).ToList();
        return new SweepReport(told, failed.TryGetValue(lowest, out var failing) ? await SmallestAsync(failing).ConfigureAwait(false) : null);
    }

    private static void Lower(ref int lowest, int at)
    {
        for (var known = Volatile.Read(ref lowest); at < known; known = Volatile.Read(ref lowest))
            Interlocked.CompareExchange(ref lowest, at, known);
    }

    private async Task<Outcome> SmallestAsync(Outcome failing)
    {
        var smallest = await new Shrink(simulation).SmallestAsync(failing.Scenario, failing.Verdict.Findings[0].Invariant).ConfigureAwait(false);
        return await simulation.RunAsync(smallest, keepsLines: true).ConfigureAwait(false);
    }
}

/// <summary>What came of one seed, in numbers.</summary>
/// <param name="Faults">How many faults went off.</param>
/// <param name="Held">How many groups and tickets stood still in the end.</param>
/// <param name="LostInWindow">How many edits were lost between a reading and a writing, at vendors that cannot tell.</param>
internal readonly record struct SeedRun(int Faults, int Held, int LostInWindow);

/// <summary>What came of many seeds.</summary>
/// <param name="Runs">Each seed in numbers, in order.</param>
/// <param name="Failing">The first that failed, as small as it could be made; null where none did.</param>
internal sealed record SweepReport(IReadOnlyList<SeedRun> Runs, Outcome? Failing)
{
    /// <summary>How many faults went off.</summary>
    public int Faults => Runs.Sum(run => run.Faults);

    /// <summary>How many faults went off in the seed that had the fewest.</summary>
    public int LeastFaults => Runs.Select(run => run.Faults).DefaultIfEmpty().Min();

    /// <summary>How many groups and tickets stood still in the end.</summary>
    public int Held => Runs.Sum(run => run.Held);

    /// <summary>How many edits were lost between a reading and a writing, at vendors that cannot tell.</summary>
    public int LostInWindow => Runs.Sum(run => run.LostInWindow);
}
