namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>Edits on one side and on both.</summary>
public sealed class EditTests(TrackerPair pair) : TrackerTests(pair)
{
    [Fact]
    public async Task C1_edits_of_different_fields_on_both_sides_both_survive()
    {
        var keys = await LinkedAsync("Two at once");
        await North.ChangeAsync(keys.North, new { Subject = "Two at once, north" });
        await South.ChangeAsync(keys.South, new { Due = "2031-02-01 10:20:30", CustomFields = new { Severity = "S3" } });

        await Station.SyncAsync();

        Assert.StartsWith("Two at once, north | new | 10 | Nobody | S3 |  | 2031-02-01", (await SameAsync(keys)).ToString(), StringComparison.Ordinal);
        Assert.Equal("", (await ConflictsAsync(keys.North)).Out.Contains("\"id\"", StringComparison.Ordinal) ? "a conflict" : "");
        await QuietAsync();
    }

    [Fact]
    public async Task Of_two_edits_of_one_field_one_prevails_and_the_other_is_kept()
    {
        var keys = await LinkedAsync("One field");
        await North.ChangeAsync(keys.North, new { Subject = "The north's words" });
        await South.ChangeAsync(keys.South, new { Subject = "The south's words" });

        await Station.SyncAsync();

        var told = (await SameAsync(keys)).Subject;
        Assert.Contains(told, new[] { "The north's words", "The south's words" });
        var kept = (await ConflictsAsync(keys.North)).Out;
        Assert.Contains("The north's words", kept, StringComparison.Ordinal);
        Assert.Contains("The south's words", kept, StringComparison.Ordinal);
        await QuietAsync();
    }

    [Fact]
    public async Task C2_many_quick_edits_of_a_text_end_with_the_last_and_come_to_rest()
    {
        var keys = await LinkedAsync("Quick 0");
        for (var i = 1; i <= 5; i++)
        {
            await North.ChangeAsync(keys.North, new { Subject = $"Quick {i}" });
            if (i % 2 == 0)
                await Station.SyncAsync();
        }

        await Station.SyncAsync();

        Assert.Equal("Quick 5", (await SameAsync(keys)).Subject);
        Assert.True((await South.HistoryAsync(keys.South)).Count(one => one.Field == "Subject") <= 3);
        Assert.DoesNotContain(await North.HistoryAsync(keys.North), one => one is { By: "sync", Field: "Subject" });
        await QuietAsync();
    }

    [Fact]
    public async Task A_priority_that_the_hub_knows_in_steps_keeps_its_finer_value_on_its_own_side()
    {
        var keys = await LinkedAsync("Steps of five", new() { ["Priority"] = 73 });
        Assert.Equal(("73", "70"), ((await North.ReadAsync(keys.North)).Priority, (await South.ReadAsync(keys.South)).Priority));

        await South.ChangeAsync(keys.South, new { Priority = 65 });
        await Station.SyncAsync();
        Assert.Equal(("73", "65"), ((await North.ReadAsync(keys.North)).Priority, (await South.ReadAsync(keys.South)).Priority));

        await South.ChangeAsync(keys.South, new { Priority = 95 });
        await Station.SyncAsync();
        Assert.Equal(("90", "95"), ((await North.ReadAsync(keys.North)).Priority, (await South.ReadAsync(keys.South)).Priority));
        await QuietAsync();
    }

    [Fact]
    public async Task C40_labels_added_and_removed_on_both_sides_come_together()
    {
        var keys = await LinkedAsync("Labels", new() { ["CustomFields"] = new { Labels = new[] { "a", "b", "c" } } });
        await North.ChangeAsync(keys.North, new { CustomFields = new { Labels = new[] { "a", "b", "north" } } });
        await South.ChangeAsync(keys.South, new { CustomFields = new { Labels = new[] { "b", "c", "south" } } });

        await Station.SyncAsync();

        Assert.Equal(["b", "north", "south"], (await SameAsync(keys)).Labels);
        await QuietAsync();
    }

    [Fact]
    public async Task Of_two_severities_the_graver_prevails()
    {
        var keys = await LinkedAsync("Severities", new() { ["CustomFields"] = new { Severity = "S3" } });
        await North.ChangeAsync(keys.North, new { CustomFields = new { Severity = "S1" } });
        await South.ChangeAsync(keys.South, new { CustomFields = new { Severity = "S2" } });

        await Station.SyncAsync();

        Assert.Equal("S1", (await SameAsync(keys)).Severity);
        await QuietAsync();
    }
}
