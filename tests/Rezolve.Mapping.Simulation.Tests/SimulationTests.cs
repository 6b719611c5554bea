namespace Rezolve.Mapping.Simulation.Tests;

public sealed class SimulationTests
{
    [Theory]
    [InlineData(1UL)]
    [InlineData(5UL)]
    [InlineData(11UL)]
    public async Task The_same_seed_runs_the_same_twice(ulong seed)
    {
        var (one, other) = (await Simulation.OfEngine.RunAsync(seed), await Simulation.OfEngine.RunAsync(seed));
        Assert.Equal(one.Trace.Hash, other.Trace.Hash);
        Assert.Equal(one.Verdict.Held, other.Verdict.Held);
    }

    [Fact]
    public async Task Systems_are_kept_in_step_whatever_breaks()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var outcome = await Simulation.OfEngine.RunAsync(seed);
            Assert.True(outcome.IsGood, $"Seed {seed} (rezolve simulate --seeds 1 --first-seed {seed}): {string.Join('\n', outcome.Verdict.Findings)}");
        }
    }
}
