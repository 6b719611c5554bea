namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>What happens while a run is under way, and what happens to tickets that are gone.</summary>
public sealed class TurnTests(TrackerPair pair) : TrackerTests(pair)
{
    [Fact]
    public async Task A_write_to_a_ticket_that_somebody_changed_just_before_is_refused_and_planned_again()
    {
        var keys = await LinkedAsync("Stale");
        await North.ChangeAsync(keys.North, new { Subject = "Stale no more" });
        Pair.SouthRelay.Before(HttpMethod.Put, $"/ticket/{keys.South}", () => South.ChangeAsync(keys.South, new { Due = "2031-02-01 10:20:30" }));

        await Station.SettleAsync();

        Assert.Equal([412, 200], Pair.SouthRelay.Answers(HttpMethod.Put, $"/ticket/{keys.South}"));
        foreach (var ticket in new[] { await North.ReadAsync(keys.North), await South.ReadAsync(keys.South) })
            Assert.Equal("Stale no more | new | 10 | Nobody |  |  | 2031-02-01T10:20:30Z", ticket.ToString());
    }

    [Fact]
    public async Task C19_what_was_deleted_on_one_side_stays_on_the_other_and_does_not_come_back()
    {
        var keys = await LinkedAsync("Deleted in the north");
        await North.DeleteAsync(keys.North);
        await South.ChangeAsync(keys.South, new { Subject = "Still here" });

        await Station.SettleAsync();
        await South.ChangeAsync(keys.South, new { Status = "open" });
        await Station.SettleAsync();

        Assert.Empty(await North.FindAsync("Still here"));
        Assert.Equal("deleted", (await North.ReadAsync(keys.North)).Status);
        Assert.Equal(("Still here", "open"), ((await South.ReadAsync(keys.South)).Subject, (await South.ReadAsync(keys.South)).Status));
    }

    [Fact]
    public async Task The_command_does_the_same_as_a_process_of_its_own()
    {
        Pair.Require();
        await North.OpenAsync("Made for a process");
        using var process = Station.Begin("sync", "tickets", "--once");

        Assert.True(await process.EndAsync() == 0, process.Said);

        Assert.Single(await South.FindAsync("Made for a process"));
    }
}
