namespace Rezolve.Mapping.Cli.Tests.Syncing;

public sealed class SyncCommandTests : SyncTest
{
    [Fact]
    public async Task Two_vendors_are_kept_in_step_and_then_nothing_is_due()
    {
        Desk.Add("printer");
        Desk.Add("mouse", "done");
        Lab.Add("screen");

        var run = await RunApproved("sync", "both", "--once", "--json");

        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal((3, 3), (Desk.Count, Lab.Count));
        Assert.Equal(["screen", "printer", "mouse"], new[] { Lab[1, "title"], Lab[2, "title"], Lab[3, "title"] }.OrderBy(title => title == "screen" ? 0 : title == "printer" ? 1 : 2));
        Assert.Equal("done", Enumerable.Range(1, 3).Where(id => Lab[id, "title"] == "mouse").Select(id => Lab[id, "state"]).Single());
        foreach (var system in run.Json.GetProperty("systems").EnumerateArray())
        {
            int Of(string name) => system.GetProperty(name).GetInt32();
            Assert.Equal(Of("read"), Of("new") + Of("joined") + Of("changed") + Of("queued") + Of("unchanged") + Of("skipped") + Of("unreadable"));
            Assert.Equal("""{"told":0,"known":0,"new":0,"waiting":0,"passed":0,"unreadable":0}""", system.GetProperty("heard").GetRawText());
        }
        Assert.Equal((2, 1), (System(run, "desk").GetProperty("new").GetInt32(), System(run, "desk").GetProperty("created").GetInt32()));

        var writes = Desk.Writes.Count + Lab.Writes.Count;
        var plan = await RunApproved("plan", "both", "--json", "--detailed-exitcode");
        Assert.Equal((0, 0, false), (plan.Exit, plan.Json.GetProperty("writes").GetInt32(), plan.Json.GetProperty("changes").GetBoolean()));
        await SyncOnce();
        Assert.Equal(writes, Desk.Writes.Count + Lab.Writes.Count);
    }

    [Fact]
    public async Task Edits_on_both_sides_meet()
    {
        Desk.Add("printer");
        await SyncOnce();
        Desk.Edit(1, "title", "laser printer");
        Lab.Edit(1, "state", "done");
        await SyncOnce();
        Assert.Equal(("laser printer", "done"), (Desk[1, "title"], Desk[1, "state"]));
        Assert.Equal(("laser printer", "done"), (Lab[1, "title"], Lab[1, "state"]));
        Assert.Equal("""{"title":"laser printer"}""", Lab.Writes[^1].Split(' ', 3)[2]);
    }

    [Fact]
    public async Task Text_counts_up_to_what_was_read()
    {
        Desk.Add("printer");
        var run = await SyncOnce();
        Assert.Contains("desk: 1 read: 1 new; nothing written\n", run.Out);
        Assert.Contains("lab: 0 read; 1 created\n", run.Out);
        Assert.Contains("desk, all there is: 1 read: 1 new\n", run.Err);
    }

    [Fact]
    public async Task One_ticket_alone_is_kept_in_step()
    {
        Desk.Add("printer");
        Desk.Add("mouse");
        await SyncOnce();
        Desk.Edit(1, "title", "one");
        Desk.Edit(2, "title", "two");
        var run = await RunApproved("sync", "both", "--ticket", "desk/2");
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal(new[] { "printer", "two" }.Order(), new[] { Lab[1, "title"], Lab[2, "title"] }.Order());
        var unknown = await RunApproved("sync", "both", "--ticket", "nothing");
        Assert.Equal(2, unknown.Exit);
        Assert.Contains("error RZ9014: No ticket is known by 'nothing'.", unknown.Err);
    }

    [Fact]
    public async Task All_there_is_is_read_again_where_that_is_asked_for()
    {
        Desk.Add("printer");
        await SyncOnce();
        var run = await RunApproved("sync", "both", "--once", "--first-load", "--json");
        Assert.Equal((0, 1, 0), (run.Exit, System(run, "desk").GetProperty("unchanged").GetInt32(), System(run, "desk").GetProperty("new").GetInt32()));
        Assert.Equal((1, 1), (Desk.Count, Lab.Count));
    }

    [Fact]
    public async Task A_record_that_is_not_linked_yet_is_kept_in_step_alone()
    {
        Desk.Add("printer");
        await SyncOnce();
        Desk.Add("mouse");
        Desk.Add("screen");
        var run = await RunApproved("sync", "both", "--ticket", "desk/3");
        Assert.Equal(0, run.Exit);
        Assert.Equal((2, "screen"), (Lab.Count, Lab[2, "title"]));
    }

    [Fact]
    public async Task A_person_at_a_terminal_sees_how_far_it_is()
    {
        foreach (var number in Enumerable.Range(1, 3))
            Desk.Add($"ticket {number}");
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
        // Each answer takes a while, so that the line is drawn anew.
        Lab.Before = _ => { clock.Advance(TimeSpan.FromSeconds(1)); return Task.CompletedTask; };
        var run = await RunApproved(terminal => terminal with { ErrorsAreTerminal = true, Clock = clock }, CancellationToken.None, "sync", "both", "--once");
        Assert.Equal(0, run.Exit);
        Assert.Contains("of 3 tickets", run.Err);
        Assert.Contains("░", run.Err);
        Assert.DoesNotContain('\r', run.Out);
        Assert.DoesNotContain('\r', (await RunApproved("sync", "both", "--once")).Err);
    }

    [Fact]
    public async Task So_many_writes_and_no_more()
    {
        foreach (var title in (string[])["a", "b", "c", "d", "e"])
            Desk.Add(title);
        var run = await RunApproved("sync", "both", "--once", "--max-writes", "2");
        Assert.Equal(6, run.Exit);
        Assert.Equal(2, Lab.Count);
        Assert.Contains("All 2 writes were sent", run.Err);
    }

    [Fact]
    public async Task One_worker_asks_one_thing_after_the_other()
    {
        foreach (var number in Enumerable.Range(1, 6))
            Desk.Add($"ticket {number}");
        var (busy, most) = (0, 0);
        Lab.Before = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref busy));
            await Task.Yield();
            Interlocked.Decrement(ref busy);
        };
        Assert.Equal(0, (await RunApproved("sync", "both", "--once", "--workers", "1")).Exit);
        Assert.Equal((6, 1), (Lab.Count, most));
    }

    [Fact]
    public async Task As_many_workers_are_at_work_as_were_asked_for()
    {
        foreach (var number in Enumerable.Range(1, 6))
            Desk.Add($"ticket {number}");
        var (writing, all) = (0, new TaskCompletionSource());
        Lab.Before = async request =>
        {
            if (request.Method == "POST" && Interlocked.Increment(ref writing) == 3)
                all.SetResult();
            if (request.Method == "POST")
                await all.Task.WaitAsync(TestContext.Current.CancellationToken);
        };
        Assert.Equal(0, (await RunApproved("sync", "both", "--once", "--workers", "3")).Exit);
        Assert.Equal(6, Lab.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65")]
    public async Task A_number_of_workers_that_nobody_can_mean_is_refused(string workers)
    {
        var run = await RunApproved("sync", "both", "--once", "--workers", workers);
        Assert.Equal(2, run.Exit);
        Assert.Contains($"--workers is {workers}.", run.Err);
    }

    [Theory]
    [InlineData("desk")]
    [InlineData("lab")]
    [InlineData("both")]
    public async Task What_is_paused_stands_still_until_it_goes_on(string name)
    {
        Desk.Add("printer");
        await SyncOnce();
        Assert.Equal(0, (await Run("pause", name)).Exit);
        Desk.Edit(1, "title", "laser");
        var writes = Lab.Writes.Count;
        await RunApproved("sync", "both", "--once");
        Assert.Equal(writes, Lab.Writes.Count);
        Assert.Equal(0, (await Run("resume", name)).Exit);
        await RunLater("sync", "both", "--once");
        Assert.Equal("laser", Lab[1, "title"]);
    }

    [Fact]
    public async Task What_is_refused_becomes_a_dead_letter_and_is_replayed_once_it_is_mended()
    {
        Desk.Add("printer");
        await SyncOnce();
        Lab.Refuse = request => request.Method == "GET" ? null : (422, """{"error":"no lasers here"}""");
        Desk.Edit(1, "title", "laser");
        var run = await RunApproved("sync", "both", "--once");
        Assert.Equal(6, run.Exit);
        Assert.Contains("There are dead letters: rezolve dead-letters list", run.Err);
        var letter = (await Run("dead-letters", "list", "--json")).Json.GetProperty("deadLetters")[0];
        Assert.Equal(("lab", "subject"), (letter.GetProperty("connection").GetString(), letter.GetProperty("group").GetString()));
        Assert.Contains("no lasers here", letter.GetProperty("message").GetString());
        Lab.Refuse = null;
        Assert.Equal(0, (await Run("dead-letters", "replay", "--all")).Exit);
        await SyncOnce();
        Assert.Equal("laser", Lab[1, "title"]);
        Assert.Empty((await Run("dead-letters", "list", "--json")).Json.GetProperty("deadLetters").EnumerateArray());
    }

    [Theory]
    [InlineData("hub", "from desk")]
    [InlineData("external", "from lab")]
    public async Task A_conflict_waits_for_a_person_and_ends_as_decided(string side, string wins)
    {
        Decide("""{ "subject": { "conflict": "manual" } }""");
        Desk.Add("printer");
        await SyncOnce();
        Desk.Edit(1, "title", "from desk");
        Lab.Edit(1, "title", "from lab");
        var run = await RunApproved("sync", "both", "--once");
        Assert.Equal(6, run.Exit);
        Assert.Contains("Conflicts wait for a person", run.Err);
        var conflict = (await Run("conflicts", "list", "--open", "--json")).Json.GetProperty("conflicts")[0];
        Assert.Equal(("lab", "subject"), (conflict.GetProperty("connection").GetString(), conflict.GetProperty("group").GetString()));
        Assert.Equal(0, (await Run("conflicts", "resolve", conflict.GetProperty("id").GetString()!, "--keep", side)).Exit);
        await SyncOnce();
        Assert.Equal((wins, wins), (Desk[1, "title"], Lab[1, "title"]));
        Assert.Empty((await Run("conflicts", "list", "--open", "--json")).Json.GetProperty("conflicts").EnumerateArray());
    }

    [Fact]
    public async Task A_sync_that_is_not_there_is_a_usage_error()
    {
        var run = await RunApproved("sync", "bith", "--once");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("no sync 'bith'", run.Err);
        Assert.Contains("both", run.Err);
        Assert.False(File.Exists(Path.Combine(Folder, "rezolve.db")));
    }

    private static global::System.Text.Json.JsonElement System(CliRun run, string connection) =>
        run.Json.GetProperty("systems").EnumerateArray().Single(one => one.GetProperty("connection").GetString() == connection);

    // What waits is due again by the clock; another hour is another clock.
    private Task<CliRun> RunLater(params string[] args) => RunApproved(
        terminal => terminal with { Clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero)) }, CancellationToken.None, args);
}
