using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Tests.Operating;

public sealed class OperatorCommandTests : OperatingTest
{
    [Fact]
    public async Task Nothing_was_synced_and_no_store_is_made()
    {
        var run = await Run("status");
        Assert.Equal((0, "desk: links none; writes under way 0; creates none\nlab: links none; writes under way 0; creates none\nqueue: empty\n", ""), (run.Exit, run.Out, run.Err));
        Assert.Equal("""{"links":[],"more":false}""" + "\n", (await Run("links", "--json")).Out);
        Assert.Equal("No conflicts.\n", (await Run("conflicts", "list")).Err);
        Assert.False(File.Exists(StoreFile));
    }

    [Fact]
    public async Task Status_counts_what_is_kept()
    {
        await KeepAsync(
            LinkRows.Of("acme", Link("desk", "1", "t1") with { Holds = new Dictionary<string, GroupHold> { ["assignee"] = Hold("unresolved") } }),
            LinkRows.Of("acme", Link("desk", "2", "t2") with { State = LinkState.Tombstoned }),
            LinkRows.Of("acme", Link("lab", "9", "t1")),
            MarkRows.Of(MarkRows.KeyOf("acme", "both", "desk"), new FeedMark { LoadedAt = Noon, LastRun = Noon, Trouble = "no answer" }),
            ConflictRows.Of("acme", Conflict("c1", isOpen: true)), ConflictRows.Of("acme", Conflict("c2", isOpen: false)),
            LetterRows.Of("acme", Letter("d1")), RateRows.Of(RateRows.KeyOf("acme", "lab"), new ConnectionRates(new LookupRate(1234, 1209) { Missing = 9 }, new LookupRate(40, 30) { Unchanged = 7 }), 0),
            WorkRows.Of("acme", new WorkItem("ticket:t1", Noon.AddHours(-3), "poll")), WorkRows.Of("acme", new WorkItem("ticket:t2", Noon.AddHours(3), "poll")));
        var text = await Run("status");
        Assert.Equal(
            """
            both/desk: loaded 2026-05-01 12:00:00Z, last read 2026-05-01 12:00:00Z, last sweep never; the last run ended early: no answer
            desk: links 1 active, 1 ended; writes under way 0; creates none
              held: 1 unresolved
              conflicts: 2 kept, 1 to decide: rezolve conflicts list --open
              dead letters: 1: rezolve dead-letters list
            lab: links 1 active; writes under way 0; creates none
              people: 1,234 looked up, 97 % of them known without asking
              catalogues: 40 wanted, 75 % of them known without asking; 10 questions, 7 of these told as unchanged
            queue: 2, 1 due, the oldest due 2026-05-01 09:00:00Z

            """, text.Out);
        var json = (await Run("status", "--json")).Json;
        Assert.Equal(1, json.GetProperty("connections")[0].GetProperty("holds").GetProperty("unresolved").GetInt32());
        Assert.Equal(("both", "desk", "no answer"), (json.GetProperty("feeds")[0].GetProperty("sync").GetString(), json.GetProperty("feeds")[0].GetProperty("connection").GetString(), json.GetProperty("feeds")[0].GetProperty("trouble").GetString()));
        Assert.Equal(1209, json.GetProperty("connections")[1].GetProperty("people").GetProperty("known").GetInt32());
        Assert.Equal("""{"lookedUp":1234,"known":1209,"knownMissing":9,"asked":25}""", json.GetProperty("connections")[1].GetProperty("people").GetRawText());
        Assert.Equal("""{"wanted":40,"known":30,"asked":10,"unchanged":7}""", json.GetProperty("connections")[1].GetProperty("catalogs").GetRawText());
        Assert.Equal((2, 1), (json.GetProperty("queue").GetProperty("depth").GetInt32(), json.GetProperty("queue").GetProperty("due").GetInt32()));
    }

    [Theory]
    [InlineData("t1  desk 1  active\n  assignee held since 2026-05-01 12:00:00Z: unresolved: somebody to be found\nt1  lab 9  active\n", "--ticket", "#9")]
    [InlineData("t1  lab 9  active\n", "--connection", "lab")]
    [InlineData("t1  desk 1  active\n  assignee held since 2026-05-01 12:00:00Z: unresolved: somebody to be found\n", "--held")]
    public async Task Links_are_found_by_what_people_know(string expected, params string[] args)
    {
        await KeepAsync(
            LinkRows.Of("acme", Link("desk", "1", "t1") with { Holds = new Dictionary<string, GroupHold> { ["assignee"] = Hold("unresolved") } }),
            LinkRows.Of("acme", Link("desk", "2", "t2")), LinkRows.Of("acme", Link("lab", "9", "t1")));
        Assert.Equal(expected, (await Run(["links", .. args])).Out);
    }

    [Fact]
    public async Task Links_of_a_connection_that_is_not_there_are_an_error()
    {
        var run = await Run("links", "--connection", "dsk");

        Assert.Equal(2, run.Exit);
        Assert.StartsWith("error RZ9009: The workspace has no connection 'dsk'.", run.Err);
        Assert.Contains("Known: desk, lab.", run.Err);
    }

    [Fact]
    public async Task Of_what_there_is_none_the_lists_say_so_in_words() =>
        Assert.Equal(["No dead letters.\n", "No conflicts.\n", "No links.\n", "No work.\n"],
            [(await Run("dead-letters", "list")).Err, (await Run("conflicts", "list")).Err, (await Run("links")).Err, (await Run("queue")).Err]);

    [Fact]
    public async Task Of_a_conflict_that_waits_nothing_has_become_yet_and_texts_are_shown_as_they_are_written()
    {
        var open = Conflict("c1", isOpen: true);
        await KeepAsync(ConflictRows.Of("acme", open with { Record = open.Record with { Members = [open.Record.Members[0] with { Hub = Value.Of("\u0070rinter 🖨 \"A\"") }] } }), ConflictRows.Of("acme", Conflict("c2", isOpen: false)));

        var waits = (await Run("conflicts", "show", "c1")).Out;
        Assert.Contains("    hub:      \"printer 🖨 \\\"A\\\"\"\n", waits);
        Assert.DoesNotContain("became", waits);
        Assert.Contains("    became:   \"ours\"", (await Run("conflicts", "show", "c2")).Out);
    }

    [Fact]
    public async Task A_list_that_is_cut_off_says_so()
    {
        await KeepAsync([.. Enumerable.Range(1, 5).Select(number => LinkRows.Of("acme", Link("desk", $"{number}", $"t{number}")))]);
        var run = await Run("links", "--limit", "2");
        Assert.Equal(("t1  desk 1  active\nt2  desk 2  active\n", "There are more than 2 lines: use --limit.\n"), (run.Out, run.Err));
        var json = (await Run("links", "--limit", "2", "--json")).Json;
        Assert.Equal((2, true), (json.GetProperty("links").GetArrayLength(), json.GetProperty("more").GetBoolean()));
        Assert.Equal(5, (await Run("links", "--limit", "0")).Out.Count(c => c == '\n'));
    }

    [Fact]
    public async Task The_queue_says_what_blocks()
    {
        await KeepAsync(
            WorkRows.Of("acme", new WorkItem("ticket:t1", Noon, "poll") { Attempts = 3, FailingSince = Noon.AddHours(-1), Waits = "no answer from desk" }),
            WorkRows.Of("acme", new WorkItem("record:lab:9", Noon.AddMinutes(1), "poll")), Rezolve.Mapping.Cli.Operating.Pauses.Of("acme", "lab", Noon));
        Assert.Equal(
            """
            2026-05-01 12:00:00Z  ticket:t1  poll, 3 attempts since 2026-05-01 11:00:00Z: no answer from desk
            2026-05-01 12:01:00Z  record:lab:9  poll: lab is paused

            """, (await Run("queue")).Out);
    }

    [Fact]
    public async Task A_pause_is_kept_until_it_is_ended()
    {
        Assert.Equal("desk: paused.\n", (await Run("pause", "desk")).Out);
        Assert.Equal("desk: paused, as before.\n", (await Run("pause", "desk")).Out);
        Assert.True(await KeptAsync(hub => hub.IsPausedAsync("desk", Cancellation)));
        Assert.Contains("desk: paused since 2026-05-01 10:00:00Z; go on with: rezolve resume desk", (await Run("status")).Out);
        Assert.Equal("""{"name":"desk","paused":false,"changed":true}""" + "\n", (await Run("resume", "desk", "--json")).Out);
        Assert.False(await KeptAsync(hub => hub.IsPausedAsync("desk", Cancellation)));
        Assert.Equal("desk: goes on, as before.\n", (await Run("resume", "desk")).Out);
    }

    [Fact]
    public async Task What_the_workspace_does_not_have_is_not_paused()
    {
        var run = await Run("pause", "dask");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("no connection or sync 'dask'", run.Err);
        Assert.Contains("desk", run.Err);
    }

    [Fact]
    public async Task A_conflict_is_shown_and_decided()
    {
        await KeepAsync(ConflictRows.Of("acme", Conflict("c123", isOpen: true)), ConflictRows.Of("acme", Conflict("d456", isOpen: false)));
        Assert.Equal("c123  desk 1  subject: waits for a person (latest, 2026-05-01 12:00:00Z)\n", (await Run("conflicts", "list", "--open")).Out);
        var shown = (await Run("conflicts", "show", "c1", "--json")).Json;
        Assert.Equal(("old", "ours", "theirs"), (
            shown.GetProperty("fields")[0].GetProperty("agreed").GetProperty("hub").GetString(), shown.GetProperty("fields")[0].GetProperty("hub").GetString(),
            shown.GetProperty("fields")[0].GetProperty("external").GetString()));
        Assert.Contains("    hub:      \"ours\"\n    external: \"theirs\"\n".Replace("\"", ""), (await Run("conflicts", "show", "c123")).Out.Replace("\"", ""));
        Assert.Equal("""{"id":"c123","decision":"external"}""" + "\n", (await Run("conflicts", "resolve", "c123", "--keep", "external", "--json")).Out);
        var kept = await KeptAsync(hub => hub.ConflictsAsync(false, Cancellation).FirstAsync(one => one.Id == "c123", Cancellation));
        Assert.Equal((false, "external"), (kept.IsOpen, kept.Decision));
        Assert.Equal("ticket:t1", (await KeptAsync(hub => hub.WorkAsync(null, Cancellation).SingleAsync(Cancellation))).Id);
    }

    [Fact]
    public async Task A_group_that_is_held_is_decided_by_where_it_is()
    {
        await KeepAsync(LinkRows.Of("acme", Link("desk", "1/2", "t1") with { Holds = new Dictionary<string, GroupHold> { ["assignee"] = Hold("contested") } }));
        Assert.Equal("desk/1/2/assignee: hub is kept; it is written with the next sync.\n", (await Run("conflicts", "resolve", "desk/1/2/assignee", "--keep", "hub")).Out);
        Assert.Equal("hub", (await KeptAsync(hub => hub.LinkAsync("desk", "1/2", Cancellation)))!.Holds["assignee"].Decision);
        Assert.Equal("ticket:t1", (await KeptAsync(hub => hub.WorkAsync(null, Cancellation).SingleAsync(Cancellation))).Id);
        Assert.Equal(2, (await Run("conflicts", "resolve", "desk/1/2/status", "--keep", "hub")).Exit);
    }

    [Theory]
    [InlineData("d456", "does not wait for a person")]
    [InlineData("nope", "There is no conflict 'nope'")]
    public async Task What_is_not_open_is_not_decided(string id, string said)
    {
        await KeepAsync(ConflictRows.Of("acme", Conflict("d456", isOpen: false)));
        var run = await Run("conflicts", "resolve", id, "--keep", "hub");
        Assert.Equal(2, run.Exit);
        Assert.Contains("RZ9014", run.Err);
        Assert.Contains(said, run.Err);
    }

    [Fact]
    public async Task A_replayed_letter_takes_its_hold_away_and_is_due()
    {
        await KeepAsync(
            LetterRows.Of("acme", Letter("d1")),
            LinkRows.Of("acme", Link("desk", "1", "t1") with { Holds = new Dictionary<string, GroupHold> { ["assignee"] = Hold("poison"), ["status"] = Hold("blocked") } }));
        Assert.Contains("given up 2026-05-01 12:00:00Z after 12 attempts: Poison", (await Run("dead-letters", "show", "d1")).Out);
        Assert.Equal("1 dead letter replayed; the work is done with the next sync.\n", (await Run("dead-letters", "replay", "d1")).Out);
        Assert.Equal(["status"], (await KeptAsync(hub => hub.LinkAsync("desk", "1", Cancellation)))!.Holds.Keys);
        Assert.Empty(await KeptAsync(hub => hub.LettersAsync(Cancellation).ToListAsync(Cancellation)));
        Assert.Equal("ticket:t1", (await KeptAsync(hub => hub.WorkAsync(null, Cancellation).SingleAsync(Cancellation))).Id);
    }

    [Fact]
    public async Task A_replayed_create_that_may_have_been_made_is_looked_for()
    {
        var create = new CreateIntent
        {
            Connection = "desk",
            Ticket = "t1",
            Entity = "ticket",
            IntentKey = "k",
            Members = new Dictionary<string, IntendedPair>(),
            State = CreateState.Held,
            FirstSentAt = Noon,
            LastSentAt = Noon,
            Attempts = 4,
            Hold = Hold("ambiguous"),
        };
        await KeepAsync(LetterRows.Of("acme", Letter("d1", key: null)), IntentRows.Of("acme", create));
        Assert.Equal("""{"replayed":["d1"]}""" + "\n", (await Run("dead-letters", "replay", "--all", "--json")).Out);
        var again = (await KeptAsync(hub => hub.CreateAsync("desk", "t1", Cancellation)))!;
        Assert.Equal((CreateState.Unknown, null, 0), (again.State, again.Hold, again.Attempts));
    }

    [Fact]
    public async Task A_discarded_letter_leaves_the_hold()
    {
        await KeepAsync(
            LetterRows.Of("acme", Letter("d1")), LinkRows.Of("acme", Link("desk", "1", "t1") with { Holds = new Dictionary<string, GroupHold> { ["assignee"] = Hold("poison") } }));
        Assert.Equal("1 dead letter discarded.\n", (await Run("dead-letters", "discard", "d1")).Out);
        Assert.Equal(["assignee"], (await KeptAsync(hub => hub.LinkAsync("desk", "1", Cancellation)))!.Holds.Keys);
        Assert.Empty(await KeptAsync(hub => hub.WorkAsync(null, Cancellation).ToListAsync(Cancellation)));
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("discard", "d1", "--all")]
    public async Task Which_letters_has_to_be_said(params string[] args)
    {
        var run = await Run(["dead-letters", .. args]);
        Assert.Equal(2, run.Exit);
        Assert.Contains("Say which letter, or --all.", run.Err);
    }
}
