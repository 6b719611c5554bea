using System.Text.Json;
using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Tests.Syncing;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Hub.Sinks;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Tests.Checkup;

public sealed class DoctorCommandTests : SyncTest
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task After_a_sync_nothing_is_wrong()
    {
        Desk.Add("Printer on fire");
        await SyncOnce();

        var run = await RunApproved("doctor");

        Assert.Equal(
            """
            Connection errors
              hint RZ8105  desk: its connector has no check
                The connector does not say by which request a connection is tried, so nobody knows whether it works before a sync needs it.
                Add check to connection in the manifest: an operation that succeeds only when signed in.
                  rezolve read desk ticket --limit 1
              hint RZ8105  lab: its connector has no check
                The connector does not say by which request a connection is tried, so nobody knows whether it works before a sync needs it.
                Add check to connection in the manifest: an operation that succeeds only when signed in.
                  rezolve read lab ticket --limit 1
            Field mapping: well
            Status conflicts: well
            Update failures: well
            Sync delays: well
            API limits: well
            Resource constraints: well
            Queue bottlenecks: well
            2 hints. More about one: rezolve explain CODE

            """, run.Out);
        Assert.Equal((0, ""), (run.Exit, run.Err));
    }

    [Fact]
    public async Task What_is_not_approved_is_found_before_any_sync()
    {
        var run = await Run("doctor", "desk", "--offline", "--json");

        var found = Assert.Single(run.Json.GetProperty("findings").EnumerateArray(), one => Text(one, "severity") != "hint");
        Assert.Equal(("RZ8104", "error", "connection", "desk"), (Text(found, "code"), Text(found, "severity"), Text(found, "heading"), Text(found, "about")));
        Assert.Equal(["rezolve validate", "rezolve approve desk"], found.GetProperty("commands").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(1, run.Json.GetProperty("headings").GetProperty("connection").GetInt32());
        Assert.Equal(3, run.Exit);
    }

    [Fact]
    public async Task Of_what_the_store_keeps_each_cause_is_told_once()
    {
        await SyncOnce();
        await KeepAsync(
            Held("1", "assignee", "unresolved"), Held("2", "assignee", "unresolved"), Held("3", "status", "blocked"),
            LetterRows.Of("acme", new DeadLetter("d1", "t1", "desk", "1", "subject", "Permission", "RZ8004", "It may not.", Now.AddHours(-4))),
            WorkRows.Of("acme", new WorkItem("ticket:t1", Now.AddHours(-3), "poll") { FailingSince = Now.AddHours(-4), Waits = "no answer from lab" }));

        var run = await RunApproved("doctor", "--offline", "--json");

        Assert.Equal(
            ["desk: assignee of 2 tickets, the first since 4 hours ago: unresolved", "desk: status of 1 ticket, the first since 4 hours ago: blocked", "desk: 1 dead letter with RZ8004, the oldest since 4 hours ago",
                "queue: 1 due, the oldest since 3 hours", "queue: 1 ticket failing, the first since 4 hours ago (ticket:t1): no answer from lab"],
            Said(run));
        Assert.Equal(6, run.Exit);
        Assert.Equal(0, run.Json.GetProperty("headings").GetProperty("apiLimits").GetInt32());
    }

    [Fact]
    public async Task One_connection_is_looked_at_alone()
    {
        await SyncOnce();
        await KeepAsync(Held("1", "assignee", "unresolved"), LetterRows.Of("acme", new DeadLetter("d1", "t1", "lab", "1", "subject", "Poison", "RZ8011", "It failed.", Now.AddHours(-4))));

        Assert.Equal(["lab: 1 dead letter with RZ8011, the oldest since 4 hours ago"], Said(await RunApproved("doctor", "lab", "--offline", "--json")));
        var wrong = await RunApproved("doctor", "leb");
        Assert.Equal(2, wrong.Exit);
        Assert.Contains("The workspace has no connection 'leb'.", wrong.Err);
    }

    [Fact]
    public async Task A_store_that_somebody_has_does_not_keep_it_from_looking_at_the_rest()
    {
        await SyncOnce();
        await using var store = await OpenAsync();

        var run = await RunApproved("doctor", "--offline", "--json");

        Assert.Equal(["RZ8704"], run.Json.GetProperty("findings").EnumerateArray().Select(one => Text(one, "code")).Where(code => code != "RZ8105"));
        Assert.Equal(6, run.Exit);
    }

    [Fact]
    public async Task What_only_the_process_knows_that_runs_a_sync_is_told_by_it()
    {
        await SyncOnce();
        await using var store = await OpenAsync();
        var live = new LiveSightings
        {
            Circuits = [new ShutCircuit("lab", "make", Now.AddMinutes(5))],
            Budgets = [new BudgetSighting("desk", new BudgetStand("default") { PausedUntil = Now.AddMinutes(9), Waiting = 2 })],
        };
        var held = new HeldStore(Path.Combine(Folder, "rezolve.db"), store) { Live = () => live };

        var run = await RunOn(terminal => terminal with { Held = held }, "doctor", "--offline", "--json");

        Assert.Equal(["lab: make rests for 5 minutes after failing again and again", "desk: default: nothing is sent for 9 minutes", "desk: default: 2 requests waiting for a turn"], Said(run));
        Assert.Single(Said(await RunOn(terminal => terminal with { Held = held }, "doctor", "lab", "--offline", "--json")));
    }

    [Fact]
    public async Task What_the_workspace_says_of_bounds_holds_and_an_option_goes_before_it()
    {
        await SyncOnce();
        var monitor = new ConnectionMonitor { Fields = new Dictionary<string, FieldMonitor> { ["status"] = new("m") { Told = 100, Unmapped = 8, Values = new Dictionary<string, long> { ["1"] = 100 }, Before = new Dictionary<string, long> { ["1"] = 70, ["2"] = 30 } } } };
        await KeepAsync(MonitorRows.Of(MonitorRows.KeyOf("acme", "desk"), monitor, 0), WorkRows.Of("acme", new WorkItem("ticket:t1", Now.AddHours(-3), "poll")));
        Assert.Equal(["RZ8205", "RZ8206", "RZ8801"], Codes(await RunApproved("doctor", "--offline", "--json")));

        Settle("""{ "unmapped": 10, "shift": 40, "late": "PT4H" }""");
        Assert.Equal([], Codes(await RunApproved("doctor", "--offline", "--json")));
        Assert.Equal(["RZ8205", "RZ8206"], Codes(await RunApproved("doctor", "--offline", "--json", "--unmapped", "7", "--shift", "25")));
    }

    [Fact]
    public async Task That_no_backup_was_taken_is_remarked_and_found_where_one_is_demanded()
    {
        await SyncOnce();
        var loaded = Now.AddDays(-9);
        await KeepAsync(
            LinkRows.Of("acme", new TicketLink { Connection = "desk", Key = "1", Ticket = "t1", Entity = "ticket" }),
            MarkRows.Of(MarkRows.KeyOf("acme", "both", "desk"), new FeedMark { LoadedAt = loaded, LastRun = Now, LastSweep = Now }) with { Expected = null });
        Assert.Equal(["RZ8706"], Codes(await RunApproved("doctor", "desk", "--offline", "--json"), "hint", "RZ8105"));

        Settle("""{ "backup": "P1D" }""");
        var old = await RunApproved("doctor", "desk", "--offline", "--json");
        Assert.Equal(["store: no backup was ever taken, and one is demanded every 24 hours"], Said(old));
        Assert.Equal(6, old.Exit);

        Assert.Equal(0, (await RunApproved("backup", "now.backup")).Exit);
        Assert.Equal(0, (await RunApproved("doctor", "desk", "--offline")).Exit);
        // A store that is restored knows of the backup it came from.
        Assert.Equal(0, (await RunApproved("restore", "now.backup")).Exit);
        Assert.Equal(0, (await RunApproved("doctor", "desk", "--offline")).Exit);
    }

    [Fact]
    public async Task Sinks_that_stand_still_and_rules_that_could_not_act_are_told()
    {
        await SyncOnce();
        Write("rezolve.json", Read("rezolve.json").Replace("\"syncs\":", """
            "events": { "sinks": { "bots": { "url": "https://bots.example.com/events", "secret": { "secret": "bots" } } } }, "syncs":
            """, StringComparison.Ordinal));
        var at = Now;
        await KeepAsync(
            new SinkState("bots") { Reason = "it answered 410" }.Row("acme"), new SinkState("gone") { FailingSince = at.AddDays(-2) }.Row("acme"),
            new RowWrite(new RowKey("acme", RowKinds.Pause, "sink/bots"), RowContent.Begin().With("since", at.AddHours(-2)).End()),
            Told("e1", at.AddHours(-3), EventTypes.RuleFailed, "nobody is known as 'ada'"), Told("e2", at.AddDays(-3), EventTypes.RuleFailed, "long ago"), Told("e3", at.AddHours(-2), EventTypes.RulesStopped, "20 rules have acted"));
        await using (var store = await OpenAsync())
            await new EventSequence(store, "acme").PlaceAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            ["automation escalate: failed 1 time, the first 3 hours ago: nobody is known as 'ada'", "automation escalate: stopped 1 time, the first 2 hours ago: 20 rules have acted",
                "sink/bots: stands still since 2 hours ago, 3 events behind: it answered 410"],
            Said(await RunApproved("doctor", "--offline", "--json")));
    }

    [Fact]
    public async Task A_store_that_is_none_is_told()
    {
        Write("rezolve.db", new string('x', 20_000));

        var run = await Run("doctor", "--offline", "--json");

        Assert.Contains(run.Json.GetProperty("findings").EnumerateArray(), one => Text(one, "code") == "RZ8705" && Text(one, "seen")!.Contains("cannot be read as a store", StringComparison.Ordinal));
    }

    private static RowWrite Held(string key, string group, string reason) => LinkRows.Of("acme", new TicketLink
    {
        Connection = "desk",
        Key = key,
        Ticket = $"t{key}",
        Entity = "ticket",
        Holds = new Dictionary<string, GroupHold> { [group] = new(reason, group, "somebody", Now.AddHours(-4)) },
    });

    private static RowWrite Told(string id, DateTimeOffset at, string type, string reason) =>
        EventRows.Of("acme", new HubEvent(id, at, type, "t1", "automation escalate") { About = new Dictionary<string, string> { ["reason"] = reason } });

    private void Settle(string doctor) => Write("rezolve.json", Read("rezolve.json").Replace("\"syncs\":", $"\"doctor\": {doctor}, \"syncs\":", StringComparison.Ordinal));

    private static IEnumerable<string?> Codes(CliRun run, string? severity = null, string? without = null) => run.Json.GetProperty("findings").EnumerateArray()
        .Where(one => severity is null ? Text(one, "severity") != "hint" : Text(one, "severity") == severity).Select(one => Text(one, "code")).Where(code => code != without);

    private static IEnumerable<string> Said(CliRun run) =>
        run.Json.GetProperty("findings").EnumerateArray().Where(one => Text(one, "severity") != "hint").Select(one => $"{Text(one, "about")}: {Text(one, "seen")}");

    private static string? Text(JsonElement finding, string name) => finding.GetProperty(name).GetString();

    private async Task KeepAsync(params RowWrite[] rows)
    {
        await using var store = await OpenAsync();
        Assert.True((await store.CommitAsync(new StoreChange { Writes = rows }, TestContext.Current.CancellationToken)).IsCommitted);
    }

    private Task<LiteDbStore> OpenAsync() =>
        LiteDbStore.OpenAsync(Path.Combine(Folder, "rezolve.db"), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now), new LiteDbLimits(), TestContext.Current.CancellationToken);
}
