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
        // What a vendor tells by itself would make good much of what was not written down.
        FindsAsync("I11", setting => SpineOfPipeline.Of(setting with { Store = new ForgetfulStore(setting.Store) }), scenario => scenario with { Hooks = new Dictionary<string, Rezolve.Mapping.Simulation.Posting.HookKnobs>() });

    [Fact]
    public Task A_store_that_mixes_up_tenants_is_found_out() =>
        FindsAsync("I16", setting => SpineOfPipeline.Of(setting with { Store = new TenantBlindStore(setting.Store) }), scenario => scenario with { HasNeighbour = true });

    [Fact]
    public Task A_hold_for_no_reason_is_found_out() =>
        FindsAsync("I16", setting => SpineOfPipeline.Of(setting with { Systems = Wrapped(setting, system => new MumblingSystem(system)) }), scenario => scenario with { HasNeighbour = false });

    [Fact]
    public Task I15_An_engine_that_believes_every_system_that_shows_nothing_is_found_out() =>
        FindsAsync("I15", setting => SpineOfPipeline.Of(setting with { Store = new TrustingStore(setting.Store, setting.Program) }));

    [Fact]
    public Task I15_An_engine_that_forgets_where_a_ticket_was_deleted_is_found_out() =>
        FindsAsync("I15", setting => SpineOfPipeline.Of(setting with { Store = new BarlessStore(setting.Store) }));

    [Fact]
    public Task I15_An_engine_that_never_learns_that_a_ticket_is_gone_is_found_out()
    {
        // What one process was told the next one still believes.
        var told = new Dictionary<string, SystemTicket>(StringComparer.Ordinal);
        return FindsAsync("I15", setting => SpineOfPipeline.Of(setting with { Systems = Wrapped(setting, system => new ClingingSystem(system, told)) }));
    }

    [Fact]
    public Task I15_An_engine_that_does_not_notice_that_a_ticket_is_there_again_is_found_out() =>
        FindsAsync("I15", setting => SpineOfPipeline.Of(setting with { Store = new UnforgivingStore(setting.Store) }));

    [Fact]
    public async Task Tickets_end_and_come_back_in_many_ways()
    {
        var (reasons, epochs) = (new HashSet<Hub.LinkEndReason>(), 0);
        for (ulong seed = 1; seed <= 100 && (reasons.Count < 3 || epochs < 2); seed++)
        {
            var world = (await Simulation.OfEngine.RunAsync(seed)).World;
            reasons.UnionWith(world.Links.Ends.Select(one => one.End.Reason));
            epochs = Math.Max(epochs, (await world.ViewAsync()).Links.Select(link => link.Epoch).DefaultIfEmpty().Max());
        }

        Assert.Equal([Hub.LinkEndReason.Deleted, Hub.LinkEndReason.Merged, Hub.LinkEndReason.DeletedInHub], reasons.Order());
        Assert.True(epochs > 1, "no ticket ever came back");
    }

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
        for (ulong seed = 1; seed <= 150; seed++)
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
