using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>
/// I16: what one tenant does is nothing to another. A scenario is played again beside one of another tenant, in one store, act by act: with the same names for
/// everything, down to every id that is drawn, but in another order. It must go as it went alone, line for line.
/// </summary>
internal static class Tenancy
{
    /// <summary>Plays a scenario beside another tenant's.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="spine">What is put to the test.</param>
    /// <param name="alone">The digest of what happened when it was played alone.</param>
    /// <param name="verdict">Takes what is found.</param>
    public static async Task JudgeAsync(Scenario scenario, Func<SyncSetting, Spine> spine, ulong alone, Verdict verdict)
    {
        var clock = new SwitchedClock();
        var store = new MemoryStore(clock);
        var world = new World(scenario, spine, keepsLines: false, store);
        var other = new World(scenario with { Tenant = "south", Script = [.. scenario.Script.Reverse()] }, spine, keepsLines: false, store);
        foreach (var (mine, theirs) in scenario.Script.Zip(other.Scenario.Script))
        {
            clock.Current = other.Clock;
            await Play.OneAsync(other, theirs).ConfigureAwait(false);
            clock.Current = world.Clock;
            await Play.OneAsync(world, mine).ConfigureAwait(false);
        }
        if (world.Trace.Hash != alone)
            verdict.Add("I16", "beside another tenant it went otherwise than alone");
        foreach (var failure in other.Failures)
            verdict.Add("I16", $"beside another tenant the engine threw {failure}");
    }

    /// <summary>Shows the time of whoever acts: two worlds in one store each have a clock of their own.</summary>
    private sealed class SwitchedClock : TimeProvider
    {
        public TimeProvider? Current { get; set; }

        public override DateTimeOffset GetUtcNow() => Current?.GetUtcNow() ?? DateTimeOffset.MinValue;
    }
}
