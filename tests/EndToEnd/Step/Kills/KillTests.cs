using System.Globalization;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
using Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills;

/// <summary>I11: whenever the process is killed, what two desks hold in the end is as if it had not been.</summary>
/// <param name="output">Where the seed is printed.</param>
public sealed class KillTests(ITestOutputHelper output)
{
    // .ci/run --full asks for more.
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("REZOLVE_SYNC_KILLS") ?? "14", CultureInfo.InvariantCulture);
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("REZOLVE_SYNC_SEED") ?? "4", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_made_twice_however_often_the_process_is_killed()
    {
        await using var left = new ToyDesk();
        await using var right = new ToyDesk();
        using var station = await ToyStation.OpenAsync(left, right);
        var run = new KillRun([left, right], station, Seed);

        await run.RunAsync(Kills);
        await station.SettleAsync();

        output.WriteLine($"seed {Seed}, {run.Kills} kills, {run.People.Marks.Count} tickets: {string.Join("; ", run.Met.Select(met => $"{met.Key} {met.Value}"))}");
        var conflicts = (await station.DoneAsync("conflicts", "list", "--json")).Out;
        var wrong = new Oracle(left.Tickets, right.Tickets).Judge(run.People.Marks, conflicts);
        Assert.True(wrong.Count == 0, $"seed {Seed}:\n{string.Join('\n', wrong)}\n{(await station.DoneAsync("links", "--held")).Out}");
        var before = left.Tickets.Writes + right.Tickets.Writes;
        await station.SyncAsync();
        Assert.Equal(before, left.Tickets.Writes + right.Tickets.Writes);
    }
}
