using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Hooks;

/// <summary>A real server that posts by the scrip of the connector's README, installed as it stands there.</summary>
public sealed class TrackerHookTests(TrackerPair pair) : TrackerTests(pair)
{
    [Fact]
    public async Task What_happens_in_the_north_is_told_at_once_and_signed()
    {
        Pair.Require();
        var (north, south) = await LinkedAsync("Told at once");
        var port = Port.Free();
        await Scrip.InstallAsync(Pair.North, $"http://127.0.0.1:{port}/hooks/north/tickets");
        try
        {
            using var process = Station.Begin("sync", "tickets", "--listen", $"127.0.0.1:{port}");
            await process.SaysAsync($"Listening for north: http://127.0.0.1:{port}/hooks/north/tickets");
            for (var at = 1; at <= 3; at++)
                await North.ChangeAsync(north, new { Subject = $"Told at once, {at}" });
            await North.ChangeAsync(north, new { Status = "open" });
            for (var told = await South.ReadAsync(south); (told.Subject, told.Status) != ("Told at once, 3", "open"); told = await South.ReadAsync(south))
                Assert.False(process.HasEnded, process.Said);

            var hook = JsonDocument.Parse((await Station.DoneAsync("status", "--json")).Out).RootElement.GetProperty("webhooks").EnumerateArray().Single(one => one.GetProperty("connection").GetString() == "north");
            Assert.Equal(0, hook.GetProperty("refused").GetInt32());
            Assert.InRange(hook.GetProperty("accepted").GetInt32(), 4, 20);
            await process.KillAsync();
        }
        finally
        {
            await Scrip.RemoveAsync(Pair.North);
        }
        await Station.SettleAsync();
    }
}
