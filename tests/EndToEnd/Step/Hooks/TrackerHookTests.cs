using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
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
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        await ScripAsync("install", ScripOf($"http://127.0.0.1:{port}/hooks/north/tickets"));
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
            await ScripAsync("remove");
        }
        await Station.SettleAsync();
    }

    private static string ScripOf(string url)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "connectors", "request-tracker", "README.md"));
        var code = Regex.Match(page, "```perl\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.NotEqual("", code);
        return Regex.Replace(Regex.Replace(code, "my \\$url = '.*?';", $"my $$url = '{url}';"), "my \\$secret = '.*?';", $"my $$secret = '{TrackerStation.HookSecret}';");
    }

    private async Task ScripAsync(string what, string code = "")
    {
        var file = Path.Combine(Pair.North.Folder, "scrip.txt");
        await File.WriteAllTextAsync(file, code);
        var variables = new Dictionary<string, string>
        {
            ["RT_SITE_CONFIG"] = Path.Combine(Pair.North.Folder, "RT_SiteConfig.pm"),
            ["RT_SITE_CONFIG_DIR"] = Path.Combine(Pair.North.Folder, "conf.d"),
            ["TMPDIR"] = Path.Combine(Pair.North.Folder, "var"),
        };
        var script = Path.Combine(Repository.Root, "tests", "EndToEnd", "Step", "Hooks", "scrip.pl");
        var ran = await Tool.RunAsync("perl", variables, TestContext.Current.CancellationToken, script, what, file);
        Assert.True(ran.Exit == 0, ran.Err);
    }
}
