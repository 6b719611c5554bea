namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>Statuses and owners.</summary>
public sealed class StatusTests(TrackerPair pair) : TrackerTests(pair)
{
    [Fact]
    public async Task A_status_follows_through_the_lifecycle_and_back()
    {
        var keys = await LinkedAsync("Through the lifecycle");
        foreach (var (agent, key, status) in new[] { (North, keys.North, "open"), (South, keys.South, "stalled"), (North, keys.North, "resolved"), (South, keys.South, "open"), (North, keys.North, "rejected") })
        {
            await agent.ChangeAsync(key, new { Status = status });
            await Station.SyncAsync();
            Assert.Equal(status, (await SameAsync(keys)).Status);
        }
        await QuietAsync();
    }

    [Fact]
    public async Task An_owner_known_on_both_sides_by_name_goes_over_and_away()
    {
        var keys = await LinkedAsync("Owned", new() { ["Owner"] = "alice" });
        Assert.Equal("alice", (await South.ReadAsync(keys.South)).Owner);

        await South.ChangeAsync(keys.South, new { Owner = "bora" });
        await Station.SyncAsync();
        Assert.Equal("bora", (await SameAsync(keys)).Owner);

        await North.ChangeAsync(keys.North, new { Owner = "Nobody" });
        await Station.SyncAsync();
        Assert.Equal("Nobody", (await SameAsync(keys)).Owner);
        await QuietAsync();
    }

    [Fact]
    public async Task C21_an_owner_whom_the_other_side_does_not_know_clears_nobody()
    {
        var keys = await LinkedAsync("Owned by dora", new() { ["Owner"] = "bora" });
        await North.ChangeAsync(keys.North, new { Owner = "dora", Subject = "Owned by dora now" });

        await Station.SyncAsync();

        var south = await South.ReadAsync(keys.South);
        Assert.Equal(("bora", "Owned by dora now"), (south.Owner, south.Subject));
        Assert.Equal("dora", (await North.ReadAsync(keys.North)).Owner);
        Assert.Contains("assignee", (await Station.DoneAsync("links", "--held", "--ticket", keys.North, "--json")).Out, StringComparison.Ordinal);
        await QuietAsync();

        await North.ChangeAsync(keys.North, new { Owner = "alice" });
        await Station.SyncAsync();
        Assert.Equal("alice", (await SameAsync(keys)).Owner);
        await QuietAsync();
    }
}
