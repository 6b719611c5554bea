namespace Rezolve.Mapping.Cli.Tests.Commands;

public sealed class SimulateCommandTests : CliTest
{
    [Fact]
    public async Task Seeds_that_hold_end_well()
    {
        var run = await Run("simulate", "--seeds", "3", "--first-seed", "1", "--json");
        Assert.Equal((0, 3), (run.Exit, run.Json.GetProperty("seeds").GetInt32()));
        Assert.InRange(run.Json.GetProperty("leastFaults").GetInt32(), 30, run.Json.GetProperty("faults").GetInt32() / 3);
    }

    [Fact]
    public async Task The_sum_is_told_to_people()
    {
        var run = await Run("simulate", "--seeds", "1", "--first-seed", "2");
        Assert.Equal(0, run.Exit);
        Assert.Matches("^1 seed in [0-9.]+ s: [0-9]+ faults \\(per seed [0-9]+ or more, [0-9]+ on average\\), [0-9]+ held, [0-9]+ edits lost where a system cannot tell\\.", run.Out);
    }
}
