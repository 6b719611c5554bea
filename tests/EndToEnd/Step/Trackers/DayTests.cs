using System.Text.Json;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>What became of the tickets of a day: creates, edits on one side and on both, statuses, owners, labels.</summary>
public sealed class DayTests(TrackerPair pair) : TrackerTests(pair)
{
    private const int Last = 5;

    [Fact]
    public async Task A_ticket_made_on_either_side_is_made_once_on_the_other()
    {
        var day = await DayAsync();

        Assert.Equal("Wifi in the café – 🚀 | open | 70 | bora | S2 | tűz,vip | 1970-01-01T00:00:00Z", day["Wifi in the café – 🚀", 1].South.ToString());
        Assert.Equal(("VPN drops", "open"), (day["VPN drops", 1].North.Subject, day["VPN drops", 1].North.Status));
        foreach (var subject in new[] { "Wifi in the café – 🚀", "VPN drops" })
        {
            Assert.Single(await North.FindAsync(subject));
            Assert.Single(await South.FindAsync(subject));
        }
        Assert.All(await North.HistoryAsync(day.Keys["Wifi in the café – 🚀"].North), one => Assert.NotEqual("sync", one.By));
        Assert.Contains(await South.HistoryAsync(day.Keys["Wifi in the café – 🚀"].South), one => one is { By: "sync", Type: "Create" });
    }

    [Fact]
    public async Task C1_edits_of_different_fields_on_both_sides_both_survive()
    {
        var day = await DayAsync();
        Same(day, "Two at once", "Two at once, north | new | 10 | Nobody | S3 |  | 2031-02-01T10:20:30Z");
        Assert.DoesNotContain("\"id\"", await ConflictsAsync(day.Keys["Two at once"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task C3_an_edit_made_under_the_name_of_the_sync_goes_over_too()
    {
        var (_, south) = (await DayAsync())["Proxy", 2];
        Assert.Equal("Said under the sync's own name", south.Subject);
    }

    [Fact]
    public async Task Of_two_edits_of_one_field_one_prevails_and_the_other_is_kept()
    {
        var day = await DayAsync();
        var (north, south) = day["One field", Last];
        Assert.Equal(north.Subject, south.Subject);
        Assert.Contains(north.Subject, new[] { "The north's words", "The south's words" });
        var kept = await ConflictsAsync(day.Keys["One field"]);
        Assert.Contains("The north's words", kept, StringComparison.Ordinal);
        Assert.Contains("The south's words", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C2_many_quick_edits_of_a_text_end_with_the_last_and_come_to_rest()
    {
        var day = await DayAsync();
        Same(day, "Quick 0", "Quick 5 | new | 0 | Nobody |  |  | 1970-01-01T00:00:00Z", exceptPriority: true);
        Assert.Equal(["Quick 3", "Quick 5"], (await South.HistoryAsync(day.Keys["Quick 0"].South)).Where(one => one.Field == "Subject").Select(one => one.To));
        Assert.DoesNotContain(await North.HistoryAsync(day.Keys["Quick 0"].North), one => one.By == "sync");
    }

    [Fact]
    public async Task A_priority_that_the_hub_knows_in_steps_keeps_its_finer_value_on_its_own_side()
    {
        var day = await DayAsync();
        var seen = new[] { 1, 2, Last }.Select(round => day["Steps of five", round]).Select(both => (both.North.Priority, both.South.Priority));
        Assert.Equal([("73", "70"), ("73", "65"), ("90", "95")], seen);
    }

    [Fact]
    public async Task C40_labels_added_and_removed_on_both_sides_come_together()
    {
        var (north, south) = (await DayAsync())["Labels", Last];
        Assert.Equal(["b", "north", "south"], north.Labels);
        Assert.Equal(["b", "north", "south"], south.Labels);
    }

    [Fact]
    public async Task Of_two_severities_the_graver_prevails()
    {
        var (north, south) = (await DayAsync())["Severities", Last];
        Assert.Equal(("S1", "S1"), (north.Severity, south.Severity));
    }

    [Fact]
    public async Task An_owner_known_on_both_sides_by_name_goes_over_and_away()
    {
        var day = await DayAsync();
        var seen = new[] { 1, 2, Last }.Select(round => day["Owned", round]).Select(both => (both.North.Owner, both.South.Owner));
        Assert.Equal([("alice", "alice"), ("bora", "bora"), ("Nobody", "Nobody")], seen);
    }

    [Fact]
    public async Task C21_an_owner_whom_the_other_side_does_not_know_clears_nobody()
    {
        var day = await DayAsync();
        var (north, south) = day["Owned by dora", 2];
        Assert.Equal(("dora", "bora", "Owned by dora now"), (north.Owner, south.Owner, south.Subject));
        Assert.Contains("assignee", day.Held, StringComparison.Ordinal);
        (north, south) = day["Owned by dora", Last];
        Assert.Equal(("alice", "alice"), (north.Owner, south.Owner));
    }

    [Fact]
    public async Task A_status_follows_through_the_lifecycle_and_back()
    {
        var day = await DayAsync();
        var seen = new[] { 2, 3, 4, Last }.Select(round => day["Lifecycle", round]).Select(both => (both.North.Status, both.South.Status));
        Assert.Equal([("open", "open"), ("stalled", "stalled"), ("open", "open"), ("resolved", "resolved")], seen);
    }

    [Fact]
    public async Task C11_a_second_run_plans_nothing_and_leaves_no_trace_in_either_history()
    {
        await DayAsync();
        // What was said on a ticket that has just changed is read once more when it cannot be younger.
        await Station.SettleAsync();
        var before = (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South));

        var plan = JsonDocument.Parse((await Station.DoneAsync("plan", "tickets", "--json")).Out).RootElement;
        var run = await Station.SyncAsync();

        Assert.True(plan.GetProperty("tickets").GetArrayLength() == 0, plan.ToString());
        Assert.Contains("nothing was due", run.Out, StringComparison.Ordinal);
        Assert.Equal(before, (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South)));
    }

    private static void Same(Day day, string subject, string expected, bool exceptPriority = false)
    {
        var (north, south) = day[subject, Last];
        Assert.Equal(expected, north.ToString());
        if (!exceptPriority)
            Assert.Equal(expected, south.ToString());
        else
            Assert.Equal((north.Subject, north.Status), (south.Subject, south.Status));
    }
}
