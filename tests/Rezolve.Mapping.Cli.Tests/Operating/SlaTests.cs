using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Cli.Tests.Operating;

/// <summary>The clocks of service levels, for people and for programs.</summary>
public sealed class SlaTests : OperatingTest
{
    private static readonly SlaGoal Goal = new("done", SlaMetric.Resolution, TimeSpan.FromHours(4), WorkCalendar.Always) { WarnAt = [50] };

    public SlaTests() => Write("rezolve.json", """
        { "workspaceVersion": "1.0", "tenant": "acme", "store": { "file": "rezolve.db" }, "connections": {
          "desk": { "connector": "desk" }, "lab": { "connector": "desk" } },
          "syncs": { "s": { "between": { "desk": { "entity": "ticket" }, "lab": { "entity": "ticket" } } } },
          "sla": { "goals": [{ "name": "done", "metric": "resolution", "within": "PT4H" }], "warnAt": [50] } }
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

    private static Rezolve.Mapping.Storage.RowWrite Row(string ticket, int hours, string status = "open")
    {
        var book = SlaBook.Empty.After(new SlaMoment(Noon.AddHours(-hours)) { Status = "open", Goals = [Goal] }).After(new SlaMoment(Noon) { Status = status, Goals = [Goal] });
        return SlaRows.Of("acme", ticket, book, 0);
    }
}
