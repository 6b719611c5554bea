using Rezolve.Mapping.Checkup;
using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Hub.Sinks;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Subscribing;

namespace Rezolve.Mapping.Tests.Checkup;

public sealed class ExaminationTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Where_nothing_was_seen_nothing_is_found() =>
        Assert.Empty(Doctor.Examine(new Sightings { Now = Now, Syncs = [Sync], Connections = [new("desk"), new("lab")] }));

    [Fact]
    public void Findings_stand_by_heading_and_the_gravest_first()
    {
        var seen = Seen(store =>
        {
            Held("unresolved")(store);
            store.Stopped.Add(new StoppedAct(GuardedAct.Create, "desk", "201 creates, and 200 are allowed.", Now.AddHours(-5)));
            Held("refused")(store);
        });

        Assert.Equal(["RZ8201", "RZ8406", "RZ8402"], Doctor.Examine(seen).Select(one => one.Rule.Code));
    }

    [Fact]
    public void Each_heading_has_what_can_be_found_under_it()
    {
        var rules = DiagnosticCatalog.All.Where(rule => rule.Code.StartsWith("RZ8", StringComparison.Ordinal) && rule.Code[3] != '0').ToList();

        Assert.Equal(Headings.All, rules.Select(rule => Headings.Of(rule.Code)).Distinct());
        Assert.Equal(8, Headings.All.Select(heading => heading.Word()).Distinct().Count());
        Assert.Throws<ArgumentException>(() => Headings.Of("RZ8001"));
    }

    private static readonly (string Code, string Said, string Commands, Sightings Seen)[] Kept =
    [
        ("RZ8101", "desk: left alone since 3 hours ago: Nobody is signed in (RZ8003)", "rezolve check desk", Seen(store => store.Suspended.Add(new("desk", FailureClass.Auth, "RZ8003", "Nobody is signed in.", Now.AddHours(-3))))),
        ("RZ8101", "desk: left alone since 3 hours ago: It shows none (RZ8008)", "rezolve check desk|rezolve allow desk delete", Seen(store => store.Suspended.Add(new("desk", FailureClass.NotFound, Suspension.Hiding, "It shows none.", Now.AddHours(-3))))),
        ("RZ8201", "desk: assignee of 2 tickets, the first since 5 hours ago: unresolved", "rezolve links --ticket desk/9|rezolve discover desk", Seen(Held("unresolved"))),
        ("RZ8203", "desk: assignee of 2 tickets, the first since 5 hours ago: rule", "rezolve links --ticket desk/9|rezolve validate", Seen(Held("rule"))),
        ("RZ8204", "desk: 2 dead letters with RZ7002, the oldest since 5 hours ago", "rezolve dead-letters show d9|rezolve dead-letters replay --all", Seen(GaveUp("Mapping", "RZ7002"))),
        ("RZ8205", "desk: status: 6 of the last 100 values have no counterpart", "rezolve discover desk|rezolve read desk ticket --limit 20", Seen(Monitored(new("m") { Told = 100, Unmapped = 6 }))),
        ("RZ8206", "desk: status moved by 60 %: before 1 80 %, 2 20 %; now 2 80 %, 1 20 %", "rezolve events --json|rezolve read desk ticket --limit 20", Seen(Monitored(new("m") { Told = 50, Values = Spread(10, 40), Before = Spread(40, 10) }))),
        ("RZ8307", "both/lab: 51 writes for 10 tickets that came in new or changed", "rezolve status|rezolve links --connection lab --held", Seen(store => { store.Monitors["desk"] = new() { Edits = 9, Writes = 9 }; store.Monitors["lab"] = new() { Edits = 1, Writes = 51 }; })),
        ("RZ8308", "desk: 2 clocks apart from the hub's, the first since 5 hours ago", "rezolve sla --differing|rezolve sla --ticket t9", Seen(store => { store.DifferingClocks.Add("desk", Now.AddHours(-1), "t1"); store.DifferingClocks.Add("desk", Now.AddHours(-5), "t9"); })),
        ("RZ8301", "desk: 1 conflict to decide, the oldest since 5 hours ago", "rezolve conflicts show c1|rezolve conflicts resolve c1 --keep hub", Seen(store => store.OpenConflicts.Add("desk", Now.AddHours(-5), "c1"))),
        ("RZ8302", "desk: assignee of 2 tickets, the first since 5 hours ago: contested", "rezolve links --ticket desk/9", Seen(Held("contested"))),
        ("RZ8303", "desk: status of 2 tickets, the first since 5 hours ago: blocked", "rezolve links --ticket desk/9", Seen(Held("blocked", "status"))),
        ("RZ8304", "desk: assignee of 2 tickets, the first since 5 hours ago: frozen", "rezolve links --ticket desk/9", Seen(Held("frozen"))),
        ("RZ8305", "desk: assignee of 2 tickets, the first since 5 hours ago: initial", "rezolve links --ticket desk/9|rezolve conflicts list --open", Seen(Held("initial"))),
        ("RZ8306", "desk: status of 2 tickets, the first since 5 hours ago: workflow", "rezolve links --ticket desk/9|rezolve conflicts list --open", Seen(Held("workflow", "status"))),
        ("RZ8405", "desk: create of 2 tickets, the first since 5 hours ago: restored", "rezolve links --ticket desk/9|rezolve dead-letters list", Seen(Held("restored", "create"))),
        ("RZ8401", "desk: 2 dead letters with RZ8005, the oldest since 5 hours ago", "rezolve dead-letters show d9|rezolve dead-letters replay --all", Seen(GaveUp("Poison", "RZ8005"))),
        ("RZ8402", "desk: assignee of 2 tickets, the first since 5 hours ago: refused", "rezolve links --ticket desk/9", Seen(Held("refused"))),
        ("RZ8402", "desk: assignee of 2 tickets, the first since 5 hours ago: missing", "rezolve links --ticket desk/9", Seen(Held("missing"))),
        ("RZ8403", "desk: assignee of 2 tickets, the first since 5 hours ago: the account may not do it", "rezolve links --ticket desk/9|rezolve check desk", Seen(Held("refused", code: "RZ8004"))),
        ("RZ8403", "desk: 2 dead letters with RZ8004, the oldest since 5 hours ago", "rezolve dead-letters show d9|rezolve dead-letters replay --all", Seen(GaveUp("Permission", "RZ8004"))),
        ("RZ8404", "desk: 1 write without a known end, the oldest sent 16 minutes ago (desk/9)", "rezolve queue|rezolve trace desk/9", Seen(store => store.Unsettled.Add("desk", Now.AddMinutes(-16), "desk/9"))),
        ("RZ8405", "desk: create of 2 tickets, the first since 5 hours ago: doubt", "rezolve links --ticket desk/9|rezolve dead-letters list", Seen(Held("doubt", "create"))),
        ("RZ8405", "desk: 2 dead letters with RZ8009, the oldest since 5 hours ago", "rezolve dead-letters show d9|rezolve dead-letters replay --all", Seen(GaveUp("Ambiguous", "RZ8009"))),
        ("RZ8406", "desk: create stopped 5 hours ago: 201 creates, and 200 are allowed", "rezolve allow desk create", Seen(store => store.Stopped.Add(new StoppedAct(GuardedAct.Create, "desk", "201 creates, and 200 are allowed.", Now.AddHours(-5))))),
        ("RZ8408", "desk: 1 ticket there again, the first since 5 hours ago", "rezolve links --ended|rezolve links restore desk/9", Seen(store => store.ThereAgain.Add("desk", Now.AddHours(-5), "desk/9"))),
        ("RZ8410", "automation escalate: failed 2 times, the first 5 hours ago: nobody is known as 'ada'", "rezolve trace t9|rezolve events --type automation.failed", Seen(Ruled(false, "nobody is known as 'ada'"))),
        ("RZ8411", "automation escalate: stopped 2 times, the first 5 hours ago: 3 rules have led to one another", "rezolve trace t9|rezolve events --type automation.stopped", Seen(Ruled(true, "3 rules have led to one another"))),
        ("RZ8510", "sink/bots: stands still since 2 hours ago, 7 events behind: it answered 410", "rezolve resume sink/bots", Told(new SinkState("bots") { Reason = "it answered 410." }, 7, store => store.Paused["sink/bots"] = Now.AddHours(-2))),
        ("RZ8511", "sink/bots: sent in vain since 16 minutes ago, 1 event behind: it answered 500", "rezolve status", Told(new SinkState("bots") { FailingSince = Now.AddMinutes(-16), Reason = "it answered 500" }, 1)),
        ("RZ8511", "sink/bots: 5,001 events behind", "rezolve status", Told(new SinkState("bots"), 5_001)),
        ("RZ8703", "store: the last backup was taken 3 days ago, and one is demanded every 2 days", "rezolve backup FILE", Linked(Now.AddDays(-3), TimeSpan.FromDays(2))),
        ("RZ8703", "store: no backup was ever taken, and one is demanded every 24 hours", "rezolve backup FILE", Linked(null, TimeSpan.FromDays(1))),
        ("RZ8706", "store: no backup was ever taken", "rezolve backup FILE", Linked(null, null)),
        ("RZ8706", "store: the last backup was taken 8 days ago", "rezolve backup FILE", Linked(Now.AddDays(-8), null)),
        ("RZ8501", "both/desk: changes were last read 16 minutes ago, and are to be read every 30 seconds", "rezolve sync both", Seen(Read(new FeedMark { LoadedAt = Now.AddDays(-1), LastRun = Now.AddMinutes(-16) }))),
        ("RZ8502", "both/desk: the last reading broke off: no answer", "rezolve check desk|rezolve sync both --once", Seen(Read(new FeedMark { LoadedAt = Now, LastRun = Now, Trouble = "no answer." }))),
        ("RZ8503", "both/desk: the first load began 3 hours ago and is not finished", "rezolve sync both --once", Seen(Read(new FeedMark { LoadBegan = Now.AddHours(-3) }))),
        ("RZ8503", "both/desk: the first load has not begun", "rezolve sync both --once", Seen(Read(new FeedMark()))),
        ("RZ8504", "both/desk: all keys were last read 3 days ago, and are to be read every 24 hours", "rezolve sync both", Seen(Read(new FeedMark { LoadedAt = Now, LastRun = Now, LastSweep = Now.AddDays(-3) }))),
        ("RZ8512", "both/lab: half of the last 90 changes took up to 30 minutes", "rezolve status|rezolve queue", Seen(store => store.Lags["both/lab"] = Lag(40, TimeSpan.FromMinutes(1)).Then(Lag(50, TimeSpan.FromMinutes(16))))),
        ("RZ8512", "both/lab: half of the last 50 changes took more than three days", "rezolve status|rezolve queue", Seen(store => store.Lags["both/lab"] = Lag(50, TimeSpan.FromDays(9)))),
        ("RZ8505", "both: paused 2 days ago", "rezolve resume both", Seen(store => store.Paused["both"] = Now.AddDays(-2))),
        ("RZ8506", "desk/tickets: the last delivery came 4 days ago", "rezolve webhooks list desk", Seen(store => store.Inboxes["desk/tickets"] = new InboxCounts { Accepted = 7, LastAt = Now.AddDays(-4) })),
        ("RZ8507", "desk/tickets: 2 refused so far, the last 3 hours ago: the signature is wrong", "rezolve webhooks list desk", Seen(store => store.Inboxes["desk/tickets"] = new InboxCounts { Accepted = 7, LastAt = Now, Refused = 2, RefusedAt = Now.AddHours(-3), Refusal = "the signature is wrong" })),
        ("RZ8508", "desk/tickets: not renewed: no answer", "rezolve webhooks renew desk", Seen(store => store.Hooks["desk/tickets"] = new HookState("https://a") { Trouble = "no answer." })),
        ("RZ8508", "desk/tickets: to be renewed since 2 hours ago", "rezolve webhooks renew desk", Seen(store => store.Hooks["desk/tickets"] = new HookState("https://a") { RenewAt = Now.AddHours(-2) })),
        ("RZ8509", "desk/tickets: of 9 events 1 could not be read and 1 match no row", "rezolve webhooks list desk", Seen(store => store.Inboxes["desk/tickets"] = new InboxCounts { Accepted = 7, Unreadable = 1, Unmatched = 1, LastAt = Now })),
        ("RZ8602", "desk: assignee of 2 tickets, the first since 5 hours ago: too much was asked", "rezolve queue", Seen(Held("retry", code: "RZ8002"))),
        ("RZ8801", "queue: 3 due, the oldest since 2 hours", "rezolve queue|rezolve sync both", Seen(store => (store.Due, store.Queued, store.OldestDue) = (3, 4, Now.AddHours(-2)))),
        ("RZ8802", "queue: 5,001 of 6,000 are due", "rezolve queue --limit 20", Seen(store => (store.Due, store.Queued, store.OldestDue) = (5_001, 6_000, Now))),
        ("RZ8803", "queue: 1 ticket failing, the first since 2 hours ago (ticket:t1): no answer from desk", "rezolve queue|rezolve status", Seen(store => store.Failing.Add("no answer from desk.", Now.AddHours(-2), "ticket:t1"))),
    ];

    public static TheoryData<string> KeptCases => [.. Kept.Select(one => one.Said)];

    [Theory]
    [MemberData(nameof(KeptCases))]
    public void What_is_kept_is_judged(string said) => Expect(Kept.Single(one => one.Said == said));

    private static readonly (string Code, string Said, string Commands, Sightings Seen)[] Asked =
    [
        ("RZ8102", "desk: the system answered 401", "rezolve check desk --verbose", Tried(new Trial("the system answered 401.", "Renew the secret.", Now))),
        ("RZ8103", "desk: There is no secret 'desk-token'", "rezolve validate|rezolve check desk", Of(new("desk") { Obstacles = [Obstacle(WorkspaceRules.SecretMissing, "There is no secret 'desk-token'.")] })),
        ("RZ8103", "both: The field cannot be", "rezolve validate", Of(new("desk")) with { Syncs = [Sync with { Obstacles = [Obstacle(SyncRules.NoField, "The field cannot be.")] }] }),
        ("RZ8104", "desk: The connection 'desk' is not approved", "rezolve validate|rezolve approve desk", Of(new("desk") { Obstacles = [Obstacle(WorkspaceRules.NotApproved, "The connection 'desk' is not approved.")] })),
        ("RZ8105", "desk: its connector has no check", "rezolve read desk ticket --limit 1", Of(new("desk") { HasTrial = false })),
        ("RZ8106", "desk: its token ends in 6 days", "rezolve check desk", Of(new("desk") { SignInEnds = Now.AddDays(6.5) })),
        ("RZ8106", "desk: its token ended 6 days ago", "rezolve check desk", Of(new("desk") { SignInEnds = Now.AddDays(-6.5) })),
        ("RZ8107", "desk: its clock is 5 minutes ahead of ours", "timedatectl status|rezolve check desk", Tried(new Trial(null, "", Now) { ServerClock = Now.AddMinutes(5) })),
        ("RZ8107", "desk: its clock is 33 seconds behind ours", "timedatectl status|rezolve check desk", Tried(new Trial(null, "", Now) { ServerClock = Now.AddSeconds(-33), Took = TimeSpan.FromSeconds(1) })),
        ("RZ8108", "desk: edit rests for 2 minutes after failing again and again", "rezolve check desk|rezolve queue", new Sightings { Now = Now, Live = new() { Circuits = [new("desk", "edit", Now.AddMinutes(2))] } }),
        ("RZ8109", "desk: of 2 tickets with 5 known comments it lists not one", "rezolve check desk", Of(new("desk") { Heard = new Hearsay(2, 5, 0) })),
        ("RZ8110", "desk: its token was not given write (changing tickets), audit", "rezolve check desk", Of(new("desk") { LackedScopes = [new("write", "changing tickets."), new("audit", null)] })),
        ("RZ8202", "desk: The table 'state' has 'gone'", "rezolve discover desk", Of(new("desk") { Drift = [Obstacle(EvidenceRules.Drift, "The table 'state' has 'gone'.")] })),
        ("RZ8407", "both: It cannot create", "rezolve validate", Of(new("desk")) with { Syncs = [Sync with { Obstacles = [Obstacle(SyncRules.LacksAbility, "It cannot create.")] }] }),
        ("RZ8409", "both/desk: its connector cannot list all keys", "rezolve validate", Of(new("desk")) with { Syncs = [Sync with { Lacks = [new LackingAbility("desk", "list all keys")] }] }),
        ("RZ8601", "desk: the account: 10 of 100 left for 30 seconds", "rezolve status", Tried(new Trial(null, "", Now) { Quotas = [new QuotaNotice(10, 100, Now.AddSeconds(30))] })),
        ("RZ8601", "desk: search: 0 left for 2 minutes", "rezolve status", Tried(new Trial(null, "", Now) { Quotas = [new QuotaNotice(0, null, Now.AddMinutes(2), "search")] })),
        ("RZ8601", "desk: default: 1 of 100 left", "rezolve status", Lives(new("default") { Used = 99, Most = 100 })),
        ("RZ8601", "desk: default: 3 of 500 left", "rezolve status", Lives(new("default") { Left = 3, LeftOf = 500 })),
        ("RZ8602", "desk: default: nothing is sent for 3 minutes", "rezolve queue", Lives(new("default") { PausedUntil = Now.AddMinutes(3) })),
        ("RZ8603", "desk: default: 4 requests waiting for a turn", "rezolve status", Lives(new("default") { Waiting = 4 })),
        ("RZ8701", "store: 2 MB free where rezolve.db is", "df -h rezolve.db", On(new() { StoreFile = "rezolve.db", StoreBytes = 1024, FreeBytes = 2 * 1024 * 1024 })),
        ("RZ8707", "store: there is no rezolve.db", "rezolve restore FILE", On(new() { StoreFile = "rezolve.db", HasFolder = true })),
        ("RZ8702", "store: rezolve.db has 5 GB", "rezolve status", On(new() { StoreFile = "rezolve.db", StoreBytes = 5L * 1024 * 1024 * 1024 })),
        ("RZ8704", "store: Process 42 has it", "ps -fp 42", On(new() { StoreFile = "rezolve.db", Obstacle = new(true, "Process 42 has it.", 42) })),
        ("RZ8705", "store: It is no store", "ls -l rezolve.db", On(new() { StoreFile = "rezolve.db", Obstacle = new(false, "It is no store.", null) })),
    ];

    public static TheoryData<string> AskedCases => [.. Asked.Select(one => one.Said)];

    [Theory]
    [MemberData(nameof(AskedCases))]
    public void What_was_asked_is_judged(string said) => Expect(Asked.Single(one => one.Said == said));

    private static LagSpread Lag(int changes, TimeSpan took) => Enumerable.Repeat(LagSpread.Of(took), changes).Aggregate((sum, one) => sum.Then(one));

    private static readonly Sightings[] Healthy =
    [
        Seen(Read(new FeedMark { LoadedAt = Now, LastRun = Now.AddMinutes(-14), LastSweep = Now.AddHours(-47) })),
        Seen(store => store.Unsettled.Add("desk", Now.AddMinutes(-14), "desk/9")),
        Seen(store => store.Lags["both/lab"] = Lag(49, TimeSpan.FromDays(9))),
        Seen(store => store.Lags["both/lab"] = Lag(60, TimeSpan.FromMinutes(14))),
        Seen(store => store.Lags["both/lab"] = Lag(50, TimeSpan.FromMinutes(1)).Then(Lag(49, TimeSpan.FromHours(9)))),
        Seen(store => (store.Due, store.Queued, store.OldestDue) = (5_000, 5_000, Now.AddMinutes(-14))),
        Seen(store => store.Inboxes["desk/tickets"] = new InboxCounts { Accepted = 99, Unreadable = 1, LastAt = Now.AddDays(-2), Refused = 3, RefusedAt = Now.AddDays(-2) }),
        Seen(store => store.Hooks["desk/tickets"] = new HookState("https://a") { RenewAt = Now.AddMinutes(-1) }),
        Seen(store => store.Paused["elsewhere"] = Now),
        Seen(store => store.Paused["sink/that is not written any more"] = Now),
        Told(new SinkState("bots") { FailingSince = Now.AddMinutes(-14), Reason = "it answered 500" }, 5_000),
        Linked(Now.AddDays(-6), null),
        Linked(Now.AddHours(-23), TimeSpan.FromDays(1)),
        Linked(null, TimeSpan.FromDays(1)) with { Store = new() },
        Linked(null, TimeSpan.FromDays(31)),
        Seen(Monitored(new("m") { Told = 49, Unmapped = 49 })),
        Seen(Monitored(new("m") { Told = 100, Unmapped = 5 })),
        Seen(Monitored(new("m") { Told = 60, Values = Spread(30, 30), Before = Spread(40, 20) })),
        Seen(Monitored(new("m") { Told = 60, Values = Spread(0, 60), Before = Spread(49, 0) })),
        Seen(store => { store.Monitors["desk"] = new() { Edits = 10, Writes = 49 }; store.Monitors["lab"] = new() { Writes = 50 }; }),
        Tried(new Trial(null, "", Now) { ServerClock = Now.AddSeconds(45), Took = TimeSpan.FromSeconds(20), Quotas = [new QuotaNotice(11, 100, Now.AddMinutes(1)), new QuotaNotice(0, 100, Now)] }),
        Of(new("desk") { SignInEnds = Now.AddDays(8), Heard = new Hearsay(3, 5, 1) }),
        Of(new("desk") { Heard = new Hearsay(0, 0, 0) }),
        Lives(new("default") { Used = 89, Most = 100, Left = 60, LeftOf = 500, PausedUntil = Now }),
        On(new() { FreeBytes = 2L * 1024 * 1024 * 1024, StoreBytes = 1024 }),
    ];

    [Fact]
    public void Every_reason_why_something_stands_still_is_judged_there_or_elsewhere()
    {
        // What is tried again is judged by the work that fails, what a guard stopped by the guard, and what differs by its dead letter.
        string[] elsewhere = [HoldReasons.Retry, HoldReasons.Guard, HoldReasons.Differs, HoldReasons.Conflict];
        var reasons = typeof(HoldReasons).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(elsewhere.Order(), reasons.Where(reason => !Doctor.Examine(Seen(Held(reason))).Any()).Order());
    }

    [Fact]
    public void What_is_within_bounds_is_no_finding() => Assert.All(Healthy, seen => Assert.Empty(Doctor.Examine(seen)));

    [Fact]
    public void A_feed_of_what_is_paused_or_left_alone_is_not_late()
    {
        var mark = new FeedMark { LoadedAt = Now, LastRun = Now.AddDays(-1), LastSweep = Now.AddDays(-9) };

        Assert.Equal(["RZ8505"], Codes(Seen(store => { Read(mark)(store); store.Paused["desk"] = Now; })));
        Assert.Equal(["RZ8505"], Codes(Seen(store => { Read(mark)(store); store.Paused["both"] = Now; })));
        Assert.Equal(["RZ8101"], Codes(Seen(store => { Read(mark)(store); store.Suspended.Add(new("desk", FailureClass.Auth, "RZ8003", "out", Now)); })));
    }

    [Fact]
    public void Sorts_that_are_too_many_are_counted_together_and_none_is_lost()
    {
        var tally = new Tally<string>(2, _ => "others");
        foreach (var (key, hour) in new[] { ("a", 5), ("b", 4), ("c", 3), ("d", 2), ("a", 6) })
            tally.Add(key, Now.AddHours(-hour), $"{key}{hour}");

        Assert.Equal([("a", 2L, "a6"), ("b", 1, "b4"), ("others", 2, "c3")], tally.All.Select(one => (one.Key, one.Value.Count, one.Value.Example)).Order());
        Assert.Equal(("b", 0), (tally.All.Last().Key, tally["c"]));
    }

    private static SyncSightings Sync => new("both", ["desk", "lab"]);

    private static Sightings Seen(Action<StoreSightings> fill)
    {
        var store = new StoreSightings();
        fill(store);
        return new Sightings { Now = Now, Store = store, Syncs = [Sync], Connections = [new("desk"), new("lab")] };
    }

    private static Sightings Told(SinkState state, long behind, Action<StoreSightings>? fill = null) => Seen(store =>
    {
        store.Sinks["bots"] = new SinkSighting(state, behind);
        fill?.Invoke(store);
    }) with
    { Sinks = ["bots"] };

    private static Sightings Linked(DateTimeOffset? backup, TimeSpan? demanded) =>
        Seen(store =>
        {
            Read(new FeedMark { LoadedAt = Now.AddDays(-30), LastRun = Now, LastSweep = Now })(store);
            (store.HasLinks, store.BackupAt) = (true, backup);
        }) with
        { Limits = new CheckupLimits { Backup = demanded } };

    private static Action<StoreSightings> Ruled(bool isStopped, string reason) => store =>
    {
        store.Rules.Add(new RuleTrouble("automation escalate", isStopped, reason), Now.AddHours(-1), "t1");
        store.Rules.Add(new RuleTrouble("automation escalate", isStopped, reason), Now.AddHours(-5), "t9");
    };

    private static Sightings Of(ConnectionSightings connection) => new() { Now = Now, Connections = [connection] };

    private static Sightings Tried(Trial trial) => Of(new("desk") { Trial = trial });

    private static Sightings Lives(BudgetStand stand) => new() { Now = Now, Live = new() { Budgets = [new BudgetSighting("desk", stand)] } };

    private static Sightings On(MachineSightings machine) => new() { Now = Now, Machine = machine };

    private static Diagnostic Obstacle(DiagnosticRule rule, string message) => new() { Code = rule.Code, Severity = rule.Severity, Message = message, Remedy = "Do it." };

    private static Action<StoreSightings> Held(string reason, string field = "assignee", string? code = null) => store =>
    {
        store.Holds.Add(new HeldFor("desk", reason, field, code, null), Now.AddHours(-1), "desk/1");
        store.Holds.Add(new HeldFor("desk", reason, field, code, null), Now.AddHours(-5), "desk/9");
    };

    private static Action<StoreSightings> GaveUp(string sort, string code) => store =>
    {
        store.Letters.Add(new GivenUp("desk", sort, code, null), Now.AddHours(-5), "d9");
        store.Letters.Add(new GivenUp("desk", sort, code, null), Now.AddHours(-1), "d1");
    };

    private static Action<StoreSightings> Monitored(FieldMonitor field) => store => store.Monitors["desk"] = new ConnectionMonitor { Fields = new Dictionary<string, FieldMonitor> { ["status"] = field } };

    private static Dictionary<string, long> Spread(long first, long second) => new() { ["1"] = first, ["2"] = second };

    private static Action<StoreSightings> Read(FeedMark mark) => store => store.Marks["both/desk"] = mark;

    private static IEnumerable<string> Codes(Sightings seen) => Doctor.Examine(seen).Select(one => one.Rule.Code);

    private static void Expect((string Code, string Said, string Commands, Sightings Seen) expected)
    {
        var found = Assert.Single(Doctor.Examine(expected.Seen));
        Assert.Equal((expected.Code, expected.Said, expected.Commands), (found.Rule.Code, $"{found.About}: {found.Seen}", string.Join('|', found.Commands)));
        Assert.InRange(found.Commands.Count, 1, 2);
    }
}
