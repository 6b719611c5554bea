namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>Tickets that are gone on one side.</summary>
public sealed class DeleteTests(TrackerPair pair) : TrackerTests(pair)
{
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
        await QuietAsync();
    }
}
