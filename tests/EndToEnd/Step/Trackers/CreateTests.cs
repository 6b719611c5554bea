using EndToEnd.Processes;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>New tickets.</summary>
public sealed class CreateTests(TrackerPair pair) : TrackerTests(pair)
{
    [Fact]
    public async Task A_ticket_made_on_either_side_is_made_once_on_the_other()
    {
        Pair.Require();
        var made = new Dictionary<string, object> { ["Priority"] = 70, ["Owner"] = "bora", ["Status"] = "open", ["CustomFields"] = new { Severity = "S2", Labels = new[] { "vip", "tűz" } } };
        var north = await North.OpenAsync("Wifi in the café – 🚀", made);
        var south = await South.OpenAsync("VPN drops");

        await Station.SyncAsync();

        Assert.Equal("Wifi in the café – 🚀 | open | 70 | bora | S2 | tűz,vip | 1970-01-01T00:00:00Z", (await South.TheAsync("Wifi in the café – 🚀")).ToString());
        Assert.Equal("VPN drops | new | 0 | Nobody |  |  | 1970-01-01T00:00:00Z", (await South.ReadAsync(south)).ToString());
        Assert.Equal("new", (await North.TheAsync("VPN drops")).Status);
        await QuietAsync();
        Assert.Single(await North.FindAsync("Wifi in the café – 🚀"));
        Assert.Single(await South.FindAsync("VPN drops"));
        Assert.All(await North.HistoryAsync(north), one => Assert.Equal("alice", one.By));
    }

    [Fact]
    public async Task The_command_does_the_same_as_a_process_of_its_own()
    {
        Pair.Require();
        await North.OpenAsync("Made for a process");
        using var process = Station.Begin("sync", "tickets", "--once");

        Assert.True(await process.EndAsync() == 0, process.Said);

        Assert.Single(await South.FindAsync("Made for a process"));
        var listed = (await Station.DoneAsync("links", "--json")).Out;
        Assert.Contains("\"south\"", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C11_a_second_run_plans_nothing_and_leaves_no_trace_in_either_history()
    {
        Pair.Require();
        await North.OpenAsync("Seen twice", new() { ["Priority"] = 33, ["CustomFields"] = new { Labels = new[] { "b", "a" } } });
        await Station.SettleAsync();

        var plan = await Station.DoneAsync("plan", "tickets", "--json");
        Assert.DoesNotContain("Seen twice", plan.Out, StringComparison.Ordinal);
        await QuietAsync();
        await QuietAsync();
    }
}
