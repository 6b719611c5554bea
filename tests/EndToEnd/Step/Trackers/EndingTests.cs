using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>Tickets that are merged, deleted and restored, where an operator said that the others are closed. A deleted ticket is in no search here: only a sweep finds it.</summary>
public sealed class EndingTests(TrackerPair pair) : TrackerTests(pair)
{
    private const string Queue = "Problem";

    [Fact]
    public async Task What_is_merged_or_deleted_on_one_side_is_closed_on_the_other_and_what_is_restored_goes_on_by_a_persons_word()
    {
        Pair.Require();
        using var north = new Agent(Pair.North, queue: Queue);
        using var south = new Agent(Pair.South, queue: Queue);
        using var station = await TrackerStation.OpenAsync(Pair, Queue, """, "onDelete": "closeOther", "onMerge": "closeOther", "schedule": { "sweep": "PT1S" }""");
        var (part, whole, deleted) = (await north.OpenAsync("A part"), await north.OpenAsync("The whole"), await north.OpenAsync("To be deleted", new() { ["Priority"] = 10 }));
        await station.SettleAsync();
        var (partSouth, wholeSouth, deletedSouth) = (await south.TheAsync("A part"), await south.TheAsync("The whole"), await south.TheAsync("To be deleted"));

        await north.MergeAsync(part, whole);
        await south.DeleteAsync(deletedSouth.Key);
        await north.ChangeAsync(whole, new { Subject = "The whole and more" });
        await station.SettleAsync();

        Assert.Equal(("resolved", "The whole and more", "new"), ((await south.ReadAsync(partSouth.Key)).Status, (await south.ReadAsync(wholeSouth.Key)).Subject, (await south.ReadAsync(wholeSouth.Key)).Status));
        Assert.Equal(("resolved", "deleted"), ((await north.ReadAsync(deleted)).Status, (await south.ReadAsync(deletedSouth.Key)).Status));
        var ended = (await station.DoneAsync("links", "--ended")).Out;
        Assert.Matches($"north {part}  ended [^\n]+: it is {whole} now\n", ended);
        Assert.Matches($"south {deletedSouth.Key}  ended [^\n]+: it was deleted there\n", ended);

        await south.ChangeAsync(deletedSouth.Key, new { Status = "open", Subject = "Back again" });
        await station.SettleAsync();
        Assert.Contains($"rezolve links restore south/{deletedSouth.Key}", (await station.DoneAsync("links", "--ended")).Out, StringComparison.Ordinal);
        Assert.Equal(("resolved", "To be deleted"), ((await north.ReadAsync(deleted)).Status, (await north.ReadAsync(deleted)).Subject));

        await station.DoneAsync("links", "restore", $"south/{deletedSouth.Key}");
        await station.SettleAsync();
        Assert.Equal("Back again", (await north.ReadAsync(deleted)).Subject);
        Assert.Equal((await north.ReadAsync(deleted)).ToString(), (await south.ReadAsync(deletedSouth.Key)).ToString());
        Assert.Equal((2, 3), ((await Admin.TicketsAsync(Pair.North, Queue)).Count, (await Admin.TicketsAsync(Pair.South, Queue)).Count));
        var happened = await Admin.TransactionsAsync(Pair.North) + await Admin.TransactionsAsync(Pair.South);
        await station.SyncAsync();
        Assert.Equal(happened, await Admin.TransactionsAsync(Pair.North) + await Admin.TransactionsAsync(Pair.South));
    }
}
