using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Tests.Judging.Mutants;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Tests.Judging;

/// <summary>An oracle that passes what is broken is worth nothing: each of these is broken in one way, and is found out.</summary>
public sealed class MutantTests
{
    [Fact]
    public Task An_engine_that_never_works_is_found_out() => FindsAsync("I1", setting => SpineOfPipeline.Of(setting) with { Work = () => Task.CompletedTask });

    [Fact]
    public Task Writes_that_are_swallowed_are_found_out() => FindsAsync("I1", setting => SpineOfPipeline.Of(setting with { Systems = Wrapped(setting, system => new SwallowingSystem(system)) }));

    [Fact]
    public Task A_recovery_that_sends_again_without_looking_is_found_out() => FindsAsync("I12", setting => SpineOfPipeline.Of(setting with
    {
        Systems = setting.Systems.ToDictionary(one => one.Key, one => one.Value with { Facts = one.Value.Facts with { Recover = new RecoverFacts(RecoverMethod.Key, TimeSpan.Zero) } }),
    }));

    [Fact]
    public Task A_store_that_forgets_conflicts_is_found_out() => FindsAsync("I4", setting => SpineOfPipeline.Of(setting with { Store = new ForgettingStore(setting.Store, "conflict") }));

    [Fact]
    public Task An_engine_that_throws_is_found_out() => FindsAsync("I20", setting => SpineOfPipeline.Of(setting) with { Work = () => throw new InvalidOperationException("broken") });

    [Fact]
    public Task Writes_that_say_the_whole_ticket_are_found_out() =>
        FindsAsync("I6", setting => SpineOfPipeline.Of(setting with { Systems = Wrapped(setting, system => new WholeSystem(system)) }), scenario => scenario with
        {
            // People are always a little faster than the engine.
            Script = [.. scenario.Script.Select(act => act is EditField edit ? new During(edit.Side, Moment.BeforeWrite, edit) : act)],
        });

    [Fact]
    public Task An_engine_that_does_not_write_down_what_it_begins_is_found_out() =>
        FindsAsync("I11", setting => SpineOfPipeline.Of(setting with { Store = new ForgetfulStore(setting.Store) }));

    [Fact]
    public Task A_store_that_mixes_up_tenants_is_found_out() =>
        FindsAsync("I16", setting => SpineOfPipeline.Of(setting with { Store = new TenantBlindStore(setting.Store) }), scenario => scenario with { HasNeighbour = true });

    [Fact]
    public Task A_hold_for_no_reason_is_found_out() =>
        FindsAsync("I16", setting => SpineOfPipeline.Of(setting with { Systems = Wrapped(setting, system => new MumblingSystem(system)) }), scenario => scenario with { HasNeighbour = false });

    [Fact]
    public async Task Runs_with_crashes_are_compared_with_runs_without()
    {
        var compared = 0;
        for (ulong seed = 1; seed <= 12; seed++)
            compared += (await Simulation.OfEngine.RunAsync(seed)).Verdict.Compared;
        Assert.True(compared > 100, $"only {compared} values were compared");
    }

    private static async Task FindsAsync(string invariant, Func<SyncSetting, Spine> broken, Func<Scenario, Scenario>? changed = null)
    {
        var simulation = new Simulation(broken);
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var scenario = ScenarioDraw.Of(seed, 30);
            var outcome = await simulation.RunAsync(changed is null ? scenario : changed(scenario));
            if (outcome.Verdict.Findings.Exists(finding => finding.Invariant == invariant))
                return;
        }
        Assert.Fail($"No seed found that {invariant} is broken.");
    }

    private static Dictionary<string, ConnectedSystem> Wrapped(SyncSetting setting, Func<ITicketSystem, ITicketSystem> wrap) =>
        setting.Systems.ToDictionary(one => one.Key, one => one.Value with { Tickets = wrap(one.Value.Tickets) });
}
