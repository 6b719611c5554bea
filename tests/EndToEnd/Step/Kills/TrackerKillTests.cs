using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills;

/// <summary>I11 on two real servers: a syncing process is killed while it makes and changes tickets.</summary>
/// <param name="pair">The servers.</param>
/// <param name="output">Where the seed is printed.</param>
public sealed class TrackerKillTests(TrackerPair pair, ITestOutputHelper output) : TrackerTests(pair)
{
    private const int Kills = 12;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly int[] Priorities = [10, 30, 50, 70, 90];

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_made_twice_on_real_servers()
    {
        Pair.Require();
        Assert.SkipWhen(KillTests.Asked is null, "Killing processes on real servers takes minutes: REZOLVE_SYNC_KILLS is not set.");
        var chance = new Random(KillTests.Seed);
        var opened = new List<(string Subject, bool IsNorth, string Key)>();
        for (var kill = 0; kill < Kills; kill++)
        {
            opened.Add(await OpenAsync($"Killed {kill}", isNorth: kill % 2 == 0));
            if (opened.Count > 1)
                await EditAsync(opened[chance.Next(opened.Count)], kill, chance);
            await KillAsync(chance);
        }
        await Station.SettleAsync();

        output.WriteLine($"seed {KillTests.Seed}, {Kills} kills");
        foreach (var (subject, _, _) in opened)
            Assert.Equal((await North.TheAsync(subject)).ToString(), (await South.TheAsync(subject)).ToString());
        foreach (var (subject, isNorth, key) in opened)
            Assert.Equal(key, (await (isNorth ? North : South).TheAsync(subject)).Key);
        var before = (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South));
        await Station.SyncAsync();
        Assert.Equal(before, (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South)));
    }

    private async Task<(string Subject, bool IsNorth, string Key)> OpenAsync(string subject, bool isNorth) =>
        (subject, isNorth, await (isNorth ? North : South).OpenAsync(subject, new() { ["Priority"] = 10 }));

    private Task EditAsync((string Subject, bool IsNorth, string Key) ticket, int at, Random chance) => (ticket.IsNorth ? North : South).ChangeAsync(
        ticket.Key, new { Priority = Priorities[chance.Next(Priorities.Length)], CustomFields = new { Labels = new[] { $"kill {at}", "red" } } });

    private async Task KillAsync(Random chance)
    {
        var working = Pair.SouthRelay.NextAsync();
        using var process = Station.Begin("sync", "tickets");
        await working.WaitAsync(Longest, TestContext.Current.CancellationToken);
        await process.RunForAsync(TimeSpan.FromMilliseconds(chance.Next(0, 2500)));
        Assert.True(await process.KillAsync(), $"The process ended by itself:\n{process.Said}");
    }
}
