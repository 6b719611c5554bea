using Rezolve.Mapping.Simulation.Running;

namespace Rezolve.Mapping.Simulation.Tests;

public sealed class SweepTests
{
    // Nothing is ever made where nothing is worked on: with tickets to make, that fails.
    private static readonly Simulation Idle = new(setting => SpineOfPipeline.Of(setting) with { Work = () => Task.CompletedTask });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_at_once_tell_the_same_as_one_after_the_other()
    {
        var (one, several) = (await new Sweep(Simulation.OfEngine).RunAsync(3, 8, 30, Token), await new Sweep(Simulation.OfEngine, 4).RunAsync(3, 8, 30, Token));
        Assert.Equal(one.Runs, several.Runs);
        Assert.Equal(8, one.Runs.Count);
        Assert.Equal((one.Faults, one.Held), (several.Faults, several.Held));
    }

    [Fact]
    public async Task The_first_seed_that_fails_is_told_and_none_after_it()
    {
        var (one, several) = (await new Sweep(Idle).RunAsync(7, 20, 30, Token), await new Sweep(Idle, 4).RunAsync(7, 20, 30, Token));
        Assert.Equal(one.Failing!.Scenario.Seed, several.Failing!.Scenario.Seed);
        Assert.Equal((one.Failing.Trace.Hash, one.Runs.Count), (several.Failing.Trace.Hash, several.Runs.Count));
        Assert.Equal(7 + (ulong)one.Runs.Count - 1, one.Failing.Scenario.Seed);
    }

    [Fact]
    public async Task Each_seed_has_as_many_faults_as_it_should()
    {
        var report = await new Sweep(Simulation.OfEngine, 2).RunAsync(1, 20, 30, Token);
        Assert.InRange(report.LeastFaults, 30, report.Faults / 20);
    }

    [Fact]
    public async Task Without_faults_nothing_goes_wrong()
    {
        var report = await new Sweep(Simulation.OfEngine, 2).RunAsync(1, 10, 0, Token);
        Assert.Equal((0, 0), (report.Faults, report.LostInWindow));
        Assert.Null(report.Failing);
    }

    [Fact]
    public async Task A_sweep_that_is_ended_tells_what_it_has()
    {
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        Assert.Empty((await new Sweep(Simulation.OfEngine, 2).RunAsync(1, 10, 30, ended.Token)).Runs);
    }
}
