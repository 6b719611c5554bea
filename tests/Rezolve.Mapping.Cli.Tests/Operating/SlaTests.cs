using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Tests.Operating;

/// <summary>The clocks of service levels, for people and for programs.</summary>
public sealed class SlaTests : OperatingTest
{
    private static readonly SlaGoal Goal = new("done", SlaMetric.Resolution, TimeSpan.FromHours(4), WorkCalendar.Always) { WarnAt = [50] };

    public SlaTests() => Write("rezolve.json", """
        { "workspaceVersion": "1.0", "tenant": "acme", "store": { "file": "rezolve.db" }, "connections": {
          "desk": { "connector": "desk" }, "lab": { "connector": "desk" } },
          "syncs": { "s": { "between": { "desk": { "entity": "ticket" }, "lab": { "entity": "ticket" } } } },
          "sla": { "goals": [{ "name": "done", "metric": "resolution", "within": "PT4H" }], "warnAt": [50], "owner": "desk" } }
        """);

    [Fact]
    public async Task Those_that_run_are_listed_what_is_told_next_first()
    {
        await KeepAsync(Row("t1", 3), Row("t2", 5), Row("t3", 2, "resolved"));

        Assert.Equal(
            """
            t2  done  running: 3:00 of 4:00, over at 2026-05-01 11:00:00Z
            t1  done  running: 1:00 of 4:00, over at 2026-05-01 13:00:00Z

            """,
            (await Run("sla")).Out);
    }

    [Fact]
    public async Task Of_one_ticket_all_are_told()
    {
        await KeepAsync(Row("t3", 2, "resolved"));

        Assert.Equal("t3  done  met: 2:00 of 4:00, ended 2026-05-01 12:00:00Z\n", (await Run("sla", "--ticket", "t3")).Out);
        Assert.Equal(
            """{"clocks":[{"ticket":"t3","goal":"done","metric":"resolution","cycle":1,"state":"met","within":"PT4H","elapsed":"PT2H","elapsedWall":"PT2H","startedAt":"2026-05-01T10:00:00Z","stoppedAt":"2026-05-01T12:00:00Z"}],"more":false}""" + "\n",
            (await Run("sla", "--ticket", "t3", "--json")).Out);
        Assert.Contains("No clocks.", (await Run("sla", "--ticket", "t9")).Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_elsewhere_must_be_heard_of_in_time()
    {
        await KeepAsync(
            Row("t1", 3), TicketRows.Of("acme", Ticket("t1")), MarkRows.Of(MarkRows.KeyOf("acme", "s", "desk"), new FeedMark { LastRun = Now.AddSeconds(-10) }),
            MarkRows.Of(MarkRows.KeyOf("acme", "s", "lab"), new FeedMark { LastRun = Now.AddMinutes(-7) }));

        Assert.Equal("t1  done  running: 1:00 of 4:00, over at 2026-05-01 13:00:00Z; heard of in time until 2026-05-01 12:53:00Z (lag 7 minutes)\n", (await Run("sla")).Out);
        var clock = (await Run("sla", "--json")).Json.GetProperty("clocks")[0];
        Assert.Equal(("PT7M", "2026-05-01T12:53:00Z", "2026-05-01T13:00:00Z", false), (clock.GetProperty("lag").GetString(), clock.GetProperty("lastChanceAt").GetString(), clock.GetProperty("dueAt").GetString(), clock.GetProperty("lost").GetBoolean()));
    }

    [Fact]
    public async Task What_is_not_heard_of_in_time_any_more_is_lost()
    {
        await KeepAsync(
            Row("t1", 3), TicketRows.Of("acme", Ticket("t1")), MarkRows.Of(MarkRows.KeyOf("acme", "s", "lab"), new FeedMark { LastRun = Now.AddHours(-3) }));

        Assert.EndsWith("heard of in time until 2026-05-01 10:00:00Z (lag 3 hours), which is over\n", (await Run("sla")).Out, StringComparison.Ordinal);
        Assert.True((await Run("sla", "--json")).Json.GetProperty("clocks")[0].GetProperty("lost").GetBoolean());
    }

    [Fact]
    public async Task Where_a_systems_clocks_count_it_must_arrive_there_before_its_end()
    {
        var told = new ObservedClock("desk", "sla/1", "resolution") { State = ObservedState.Running, DueAt = Now.AddHours(2), ToldAt = Now, AskedAt = Now };
        await KeepAsync(
            Row("t1", 3, observed: [told]), TicketRows.Of("acme", Ticket("t1")), LagRows.Of(LagRows.KeyOf("acme", "s", "desk"), LagSpread.Of(TimeSpan.FromMinutes(4)), 0));

        Assert.Equal(
            "t1  done  running: 1:00 of 4:00, over at 2026-05-01 13:00:00Z; heard of in time until 2026-05-01 11:55:00Z (lag 5 minutes)\n"
            + "    desk: resolution  running, over at 2026-05-01 12:00:00Z, 60 minutes from the hub's, which counts\n",
            (await Run("sla")).Out);
        var clock = (await Run("sla", "--json")).Json.GetProperty("clocks")[0];
        Assert.Equal(("PT5M", "2026-05-01T11:55:00Z"), (clock.GetProperty("lag").GetString(), clock.GetProperty("lastChanceAt").GetString()));
    }

    [Fact]
    public async Task Clocks_that_systems_keep_stand_beside_the_hubs()
    {
        var told = new ObservedClock("desk", "sla/1", "resolution") { Name = "Gold", State = ObservedState.Running, StartedAt = Now.AddHours(-1), DueAt = Now.AddHours(3).AddMinutes(20), ToldAt = Now, AskedAt = Now };
        await KeepAsync(
            Row("t1", 3, observed: [told with { DiffersSince = Now, IsTold = true }, told with { Key = "sla/2", Metric = "update", Name = null, State = ObservedState.Paused, DueAt = null }]),
            Row("t2", 5, observed: [told with { Connection = "lab", DueAt = Now.AddHours(1) }]));

        Assert.Equal(
            """
            t1  done  running: 1:00 of 4:00, over at 2026-05-01 13:00:00Z
                desk: Gold  running, over at 2026-05-01 13:20:00Z, 20 minutes from the hub's, which counts
            t1  desk: update  paused, which counts

            """,
            (await Run("sla", "--differing")).Out);
        Assert.Equal("    lab: Gold  running, over at 2026-05-01 11:00:00Z, as the hub's", (await Run("sla", "--ticket", "t2")).Out.Split('\n')[1]);
        Assert.Equal(
            """[{"connection":"desk","clock":"sla/1","name":"Gold","metric":"resolution","state":"running","startedAt":"2026-05-01T09:00:00Z","dueAt":"2026-05-01T13:20:00Z","observedAt":"2026-05-01T10:00:00Z","difference":"PT20M","differsSince":"2026-05-01T10:00:00Z","counts":true}]""",
            (await Run("sla", "--json", "--differing")).Json.GetProperty("clocks")[0].GetProperty("systems").GetRawText());
        Assert.Contains("  clocks of service levels: 1 apart from the hub's: rezolve sla --differing", (await Run("status")).Out, StringComparison.Ordinal);
        Assert.Equal([1, 0], (await Run("status", "--json")).Json.GetProperty("connections").EnumerateArray().Select(one => one.GetProperty("differingClocks").GetInt32()));
        Assert.Contains("RZ8308", (await Run("doctor", "--offline")).Out, StringComparison.Ordinal);
    }

    private static readonly DateTimeOffset Now = Noon.AddHours(-2);

    private static HubTicket Ticket(string id) => new()
    {
        Id = id,
        Fields = new Dictionary<string, HubField>(),
        Links = new Dictionary<string, string> { ["desk"] = "1", ["lab"] = "9" },
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private static RowWrite Row(string ticket, int hours, string status = "open", IReadOnlyList<ObservedClock>? observed = null)
    {
        var book = SlaBook.Empty.After(new SlaMoment(Noon.AddHours(-hours)) { Status = "open", Goals = [Goal] }).After(new SlaMoment(Noon) { Status = status, Goals = [Goal] });
        return SlaRows.Of("acme", ticket, book with { Observed = observed ?? [] }, 0);
    }
}
