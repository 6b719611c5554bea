using Rezolve.Mapping.Simulation.Shrinking;

namespace Rezolve.Mapping.Simulation;

/// <summary>Runs one seed after the other.</summary>
/// <param name="simulation">Runs them.</param>
internal sealed class Sweep(Simulation simulation)
{
    /// <summary>Runs seeds until one fails.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="faults">How many faults each has at least.</param>
    /// <param name="cancellation">Ends it after the seed in hand.</param>
    public async Task<SweepReport> RunAsync(ulong first, int count, int faults, CancellationToken cancellation)
    {
        var (runs, fired, held, lost) = (0, 0, 0, 0);
        for (var seed = first; runs < count && !cancellation.IsCancellationRequested; seed++)
        {
            var outcome = await simulation.RunAsync(seed, faults).ConfigureAwait(false);
            (runs, fired, held, lost) = (runs + 1, fired + outcome.Fired, held + outcome.Verdict.Held.Count, lost + outcome.Verdict.LostInWindow);
            if (!outcome.IsGood)
                return new SweepReport(runs, fired, held, lost, await SmallestAsync(outcome).ConfigureAwait(false));
        }
        return new SweepReport(runs, fired, held, lost, null);
    }

    private async Task<Outcome> SmallestAsync(Outcome failing)
    {
        var smallest = await new Shrink(simulation).SmallestAsync(failing.Scenario, failing.Verdict.Findings[0].Invariant).ConfigureAwait(false);
        return await simulation.RunAsync(smallest, keepsLines: true).ConfigureAwait(false);
    }
}

/// <summary>What came of many seeds.</summary>
/// <param name="Runs">How many were run.</param>
/// <param name="Faults">How many faults went off.</param>
/// <param name="Held">How many groups and tickets stood still in the end.</param>
/// <param name="LostInWindow">How many edits were lost between a reading and a writing, at vendors that cannot tell.</param>
/// <param name="Failing">The first that failed, as small as it could be made; null where none did.</param>
internal sealed record SweepReport(int Runs, int Faults, int Held, int LostInWindow, Outcome? Failing);
