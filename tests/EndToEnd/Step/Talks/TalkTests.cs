using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Talks;

/// <summary>What people say at two real servers: each text once on each side, nothing internal where everybody reads.</summary>
public sealed class TalkTests(TrackerPair pair) : TrackerTests(pair)
{
    [Fact]
    public async Task Replies_and_notes_go_both_ways_once_and_the_next_run_is_silent()
    {
        var (north, south) = await LinkedAsync("Talked about");
        using var alice = new Talker(Pair.North);
        using var bora = new Talker(Pair.South, "bora");
        await alice.SayAsync(north, "<p>It <b>smokes</b> – 🚒</p>");
        await alice.SayAsync(north, "<p>Budget is gone</p>", isInternal: true);
        await bora.SayAsync(south, "<p>Unplug it</p>");
        await bora.SayAsync(south, "<p>Ask finance</p>", isInternal: true);
        await Station.SettleAsync();

        Assert.Equal(
            ["alice It smokes – 🚒", "alice [Budget is gone]", "sync [Bora Agent (south) wrote:] Unplug it", "sync [[Bora Agent (south) wrote:] Ask finance]"],
            (await alice.HeardAsync(north)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["bora Unplug it", "bora [Ask finance]", "sync [Alice Agent (north) wrote:] It smokes – 🚒", "sync [[Alice Agent (north) wrote:] Budget is gone]"],
            (await bora.HeardAsync(south)).Order(StringComparer.Ordinal));

        var before = (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South));
        var plan = JsonDocument.Parse((await Station.DoneAsync("plan", "tickets", "--json")).Out).RootElement;
        var run = await Station.SyncAsync();
        Assert.True(plan.GetProperty("tickets").GetArrayLength() == 0, plan.ToString());
        Assert.Contains("nothing was due", run.Out, StringComparison.Ordinal);
        Assert.Equal(before, (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South)));
    }
}
