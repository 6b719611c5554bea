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

    [Fact]
    public async Task Files_go_with_what_was_said_byte_for_byte_and_once()
    {
        Pair.Require();
        var (north, south) = await LinkedAsync("Filed");
        using var alice = new Talker(Pair.North);
        using var bora = new Talker(Pair.South, "bora");
        var large = new byte[3 * 1024 * 1024];
        new Random(5).NextBytes(large);
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1, 2, 3];
        await alice.SayAsync(north, "<p>See the log</p>", false, ("Jegyzőkönyv – 山.bin", "application/octet-stream", large), ("kép.png", "image/png", picture));
        await alice.SayAsync(north, "<p>Not for them</p>", true, ("belső.txt", "text/plain", "titok\n"u8.ToArray()));
        await bora.SayAsync(south, "<p>Same picture</p>", false, ("kép.png", "image/png", picture));
        await Station.SettleAsync();

        var (there, here) = (await bora.FilesAsync(south), await alice.FilesAsync(north));
        Assert.Equal(["Jegyzőkönyv – 山.bin", "belső.txt", "kép.png", "kép.png"], there.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Equal(here, there);
        Assert.Contains("sync [[Alice Agent (north) wrote:] Not for them]", await bora.HeardAsync(south));

        var before = (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South));
        await Station.SettleAsync();
        Assert.Equal(before, (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South)));
    }
}
