using Rezolve.Mapping.Simulation.Connectors;
using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Judging;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Sync;

namespace Rezolve.Mapping.Simulation;

/// <summary>Runs scenarios.</summary>
/// <param name="spine">What is put to the test, for each process.</param>
/// <param name="connector">The connector that some of the systems are described by; null where none is.</param>
internal sealed class Simulation(Func<SyncSetting, Spine> spine, TriedConnector? connector = null)
{
    /// <summary>The engine's own.</summary>
    public static Simulation OfEngine { get; } = new(SpineOfPipeline.Of);

    /// <summary>The engine's own, over a connector.</summary>
    public static Simulation Of(TriedConnector connector) => new(SpineOfPipeline.Of, connector);

    /// <summary>Runs a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="faults">How many faults at least; none where it is 0.</param>
    public Task<Outcome> RunAsync(ulong seed, int faults = ScriptDraw.Usual) => RunAsync(ScenarioDraw.Of(seed, faults, connector));

    /// <summary>Runs a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="keepsLines">Whether what happens is kept for people to read.</param>
    public async Task<Outcome> RunAsync(Scenario scenario, bool keepsLines = false)
    {
        var world = new World(scenario, spine, keepsLines);
        await Play.AllAsync(world).ConfigureAwait(false);
        var (fired, played) = (world.Fired, world.Trace.Hash);
        var verdict = await Oracle.JudgeAsync(world).ConfigureAwait(false);
        if (CrashSafety.Applies(world))
            await CompareAsync(world, verdict).ConfigureAwait(false);
        if (scenario.HasNeighbour)
            await Tenancy.JudgeAsync(scenario, spine, played, verdict).ConfigureAwait(false);
        return new Outcome(scenario, verdict, world.Trace, fired, world);
    }

    private async Task CompareAsync(World broken, Verdict verdict)
    {
        var whole = new World(CrashSafety.Unbroken(broken.Scenario), spine, keepsLines: false);
        await Play.AllAsync(whole).ConfigureAwait(false);
        await Play.EndAsync(whole).ConfigureAwait(false);
        verdict.Compared = CrashSafety.Judge(await Evidence.OfAsync(broken).ConfigureAwait(false), await Evidence.OfAsync(whole).ConfigureAwait(false), verdict);
    }
}

/// <summary>What came of a run.</summary>
/// <param name="Scenario">What was run.</param>
/// <param name="Verdict">What the oracle says.</param>
/// <param name="Trace">What happened.</param>
/// <param name="Fired">How many faults went off.</param>
/// <param name="World">The world as it was left.</param>
internal sealed record Outcome(Scenario Scenario, Verdict Verdict, Trace Trace, int Fired, World World)
{
    /// <summary>Whether nothing was broken.</summary>
    public bool IsGood => Verdict.Findings.Count == 0;
}
