namespace Rezolve.Mapping.Cli.Tests.Syncing;

public sealed class RunningSyncTests : SyncTest
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(7);

    private readonly PollClock _clock = new(Poll);
    private readonly CancellationTokenSource _interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public RunningSyncTests() => Decide("{}", """{ "poll": "PT7M" }""");

    [Fact]
    public async Task What_changes_is_taken_up_with_the_next_poll_until_somebody_ends_it()
    {
        Desk.Add("printer");
        var sync = Sync();
        await _clock.ArmedAsync(sync);
        Assert.Equal("printer", Lab[1, "title"]);
        Desk.Edit(1, "title", "laser");
        _clock.Pass();
        await _clock.ArmedAsync(sync);
        Assert.Equal("laser", Lab[1, "title"]);
        await _interrupt.CancelAsync();
        var run = await sync;
        Assert.Equal(130, run.Exit);
        Assert.Contains("; 1 created, 1 written\n", run.Out);
        Assert.False(File.Exists(Path.Combine(Folder, "rezolve.db.sock")));
    }

    [Fact]
    public async Task How_long_changes_took_is_told()
    {
        Desk.Add("printer");
        var sync = Sync();
        await _clock.ArmedAsync(sync);
        Desk.Pass(TimeSpan.FromMinutes(5));
        Desk.Edit(1, "title", "laser");
        _clock.Pass();
        await _clock.ArmedAsync(sync);
        await _interrupt.CancelAsync();
        await sync;

        Assert.Equal("""[{"sync":"both","connection":"lab","changes":1,"p50":300,"p95":300}]""", (await Run("status", "--json")).Json.GetProperty("lags").GetRawText());
        Assert.Contains("both/lab: 1 change arrived, half of them within 5 minutes, 95 % within 5 minutes\n", (await Run("status")).Out);
    }

    [Fact]
    public async Task While_it_runs_it_answers_and_does_what_operators_say()
    {
        Desk.Add("printer");
        var sync = Sync();
        await _clock.ArmedAsync(sync);

        var status = (await Run("status", "--json")).Json;
        Assert.Equal(1, status.GetProperty("connections")[1].GetProperty("links").GetProperty("active").GetInt32());
        Assert.Contains("lab 1  active", (await Run("links")).Out);
        Assert.Equal("lab: paused.\n", (await Run("pause", "lab")).Out);
        Desk.Edit(1, "title", "laser");
        _clock.Pass();
        await _clock.ArmedAsync(sync);
        Assert.Equal("printer", Lab[1, "title"]);
        Assert.Contains("lab is paused", (await Run("queue")).Out);
        Assert.Equal("lab: goes on.\n", (await Run("resume", "lab")).Out);
        _clock.Pass();
        await _clock.ArmedAsync(sync);
        Assert.Equal("laser", Lab[1, "title"]);

        await _interrupt.CancelAsync();
        await sync;
        Assert.Contains("lab 1  active", (await Run("links")).Out);
    }

    [Fact]
    public async Task While_it_runs_doctor_asks_it()
    {
        Desk.Add("printer");
        var sync = Sync();
        await _clock.ArmedAsync(sync);

        var run = await Run("doctor", "--offline");

        Assert.Contains("Resource constraints: well\n", run.Out);
        Assert.Equal(0, run.Exit);
        await _interrupt.CancelAsync();
        await sync;
    }

    [Fact]
    public async Task A_second_sync_does_not_begin_while_one_runs()
    {
        var sync = Sync();
        await _clock.ArmedAsync(sync);
        foreach (var args in (string[][])[["sync", "both", "--once"], ["plan", "both"]])
        {
            var second = await RunApproved(args);
            Assert.Equal((1, ""), (second.Exit, second.Out));
            Assert.Contains($"error RZ9011: Process {Environment.ProcessId} has the store rezolve.db open", second.Err);
        }
        await _interrupt.CancelAsync();
        await sync;
    }

    [Fact]
    public async Task What_is_in_hand_is_finished_and_nothing_is_made_twice()
    {
        foreach (var number in Enumerable.Range(1, 12))
            Desk.Add($"ticket {number}");
        Lab.Before = request => request.Method == "POST" ? _interrupt.CancelAsync() : Task.CompletedTask;
        var run = await Sync();
        Assert.Equal(130, run.Exit);
        Lab.Before = null;
        var made = Lab.Count;
        Assert.InRange(made, 1, 12);
        Assert.Equal(made, (await Run("links", "--connection", "lab", "--json")).Json.GetProperty("links").GetArrayLength());
        Assert.Empty((await Run("status", "--json")).Json.GetProperty("connections")[1].GetProperty("creates").EnumerateObject());
        await SyncOnce();
        Assert.Equal(12, Lab.Count);
        Assert.Equal(12, Enumerable.Range(1, 12).Select(id => Lab[id, "title"]).Distinct().Count());
    }

    [Fact]
    public async Task A_vendor_that_lets_nobody_in_ends_a_single_run_with_5()
    {
        Desk.Add("printer");
        await SyncOnce();
        Lab.Refuse = _ => (403, """{"error":"gone home"}""");
        Desk.Edit(1, "title", "laser");
        var run = await RunApproved("sync", "both", "--once", "--json");
        Assert.Equal(5, run.Exit);
        Assert.Contains("RZ9006", run.Err);
        Assert.Contains("gone home", run.Err);
    }

    private Task<CliRun> Sync() => RunApproved(terminal => terminal with { Clock = _clock }, _interrupt.Token, "sync", "both");
}
