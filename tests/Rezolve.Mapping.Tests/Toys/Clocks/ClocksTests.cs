using System.Xml;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Tests.Sync.Systems.Manifests;

namespace Rezolve.Mapping.Tests.Toys.Clocks;

/// <summary>A connector tells of a system's own clocks whichever way the system does: in policies, in cycles, in rows of their own, or as an instant.</summary>
public sealed class ClocksTests
{
    private static readonly string Manifest = File.ReadAllText(Repository.PathOf("tests/Rezolve.Mapping.Tests/Toys/Clocks/clocks.connector.json"));

    [Fact]
    public async Task The_metrics_of_a_policy() => Assert.Equal(
        [
            "policy/first_reply Gold firstResponse Met within PT1H due 10:00",
            "policy/solve Gold resolution Running within PT8H due 17:00",
        ],
        await ToldAsync("""
            { "id": 9, "policy": "Gold", "policies": [
              { "metric": "first_reply", "stage": "achieved", "target": 60, "breach_at": "2026-05-01T10:00:00Z" },
              { "metric": "solve", "stage": "in_progress", "target": 480, "breach_at": "2026-05-01T17:00:00Z" } ] }
            """));

    [Fact]
    public async Task The_cycle_that_goes_on() => Assert.Equal(
        ["ongoing/3 Time to done resolution Breached from 08:00 due 11:00", "ongoing/4 Time to answer firstResponse Paused from 08:00"],
        await ToldAsync("""
            { "id": 9, "timers": [
              { "id": 3, "name": "Time to done", "measures": "solve", "ongoing": { "start": 1777622400000, "breach": 1777633200000, "breached": true, "paused": false } },
              { "id": 4, "name": "Time to answer", "measures": "first_reply", "ongoing": { "start": 1777622400000, "breach": null, "breached": false, "paused": true } },
              { "id": 5, "name": "Time to look", "measures": "queue" } ] }
            """));

    [Fact]
    public async Task Rows_of_their_own() => Assert.Equal(
        ["agreement/r1 P1 resolution Running from 08:00 due 16:00", "agreement/r2 P1 answer firstResponse Breached from 08:00 due 09:00 ended 09:30"],
        await ToldAsync(
            """{ "id": 9 }""",
            """
            { "rows": [
              { "id": "r1", "agreement": "P1", "measures": "solve", "stage": "in_progress", "start": "2026-05-01T08:00:00Z", "planned_end": "2026-05-01T16:00:00Z", "end": null },
              { "id": "r2", "agreement": "P1 answer", "measures": "first_reply", "start": "2026-05-01T08:00:00Z", "planned_end": "2026-05-01T09:00:00Z", "end": "2026-05-01T09:30:00Z" } ] }
            """));

    [Fact]
    public async Task An_instant_on_the_ticket() => Assert.Equal(["due/due - resolution Running due 14:00"], await ToldAsync("""{ "id": 9, "due": "2026-05-01T14:00:00Z" }"""));

    [Fact]
    public async Task A_ticket_without_any() => Assert.Empty(await ToldAsync("""{ "id": 9, "due": null }"""));

    [Fact]
    public async Task Of_a_word_that_nobody_has_mapped_the_others_are_told_and_it_is_not_dropped()
    {
        var report = await ReportAsync("""{ "id": 9, "due": "2026-05-01T14:00:00Z", "policies": [{ "metric": "golf", "stage": "in_progress" }] }""", """{ "rows": [] }""");

        Assert.Equal("due/due", Assert.Single(report.Clocks).Key);
        Assert.True(report is { IsWhole: true, Failure.Class: FailureClass.Mapping });
        Assert.Contains("golf", report.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, FailureClass.Transient)]
    [InlineData(403, FailureClass.Permission)]
    internal async Task Clocks_that_cannot_be_read_are_a_failure(int status, FailureClass expected)
    {
        var desk = new Desk(asked => asked.StartsWith("GET /agreements", StringComparison.Ordinal) ? new Reply(status, "") : Reply.Json("""{ "id": 9 }"""), Manifest);
        var report = await desk.System.Clocks!((await desk.Tickets.ReadAsync("9", Desk.Stop)).Ticket!, Desk.Stop);

        Assert.Equal((expected, false), (report.Failure!.Class, report.IsWhole));
    }

    [Fact]
    public void A_connector_without_clocks_by_ticket_tells_none() => Assert.Null(new Desk().System.Clocks);

    private static async Task<IEnumerable<string>> ToldAsync(string ticket, string rows = """{ "rows": [] }""")
    {
        var report = await ReportAsync(ticket, rows);
        Assert.Null(report.Failure);
        Assert.True(report.IsWhole);
        return report.Clocks.Select(Told);
    }

    private static async Task<ClockReport> ReportAsync(string ticket, string rows)
    {
        var desk = new Desk(asked => Reply.Json(asked.StartsWith("GET /agreements?of=9", StringComparison.Ordinal) ? rows : ticket), Manifest);
        var report = await desk.System.Clocks!((await desk.Tickets.ReadAsync("9", Desk.Stop)).Ticket!, Desk.Stop);
        Assert.Equal(["GET /tickets/9", "GET /agreements?of=9"], desk.Asked);
        Assert.All(report.Clocks, clock => Assert.Equal(("desk", desk.Clock.GetUtcNow()), (clock.Connection, clock.ToldAt)));
        return report;
    }

    private static string Told(ObservedClock clock) => $"{clock.Key} {clock.Name ?? "-"} {clock.Metric} {clock.State}"
        + (clock.Within is { } within ? $" within {XmlConvert.ToString(within)}" : "") + At("from", clock.StartedAt) + At("due", clock.DueAt) + At("ended", clock.StoppedAt);

    private static string At(string word, DateTimeOffset? instant) => instant is { } at ? $" {word} {at.UtcDateTime:HH:mm}" : "";
}
