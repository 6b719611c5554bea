using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.Reads;

/// <summary>Looking for what a create may have made.</summary>
public sealed class TicketFindTests
{
    private static readonly FindOrder Order = new() { Intent = "i-1", Wanted = Desk.Fields("""{ "subject": "Mouse" }"""), Since = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero) };

    [Fact]
    public async Task The_oldest_comes_first_and_nothing_that_was_there_before()
    {
        var desk = new Desk(_ => Reply.Json(
            """{ "tickets": [{ "id": 3, "made": "2026-05-01T12:00:09Z" }, { "id": 1, "made": "2026-04-01T00:00:00Z" }, { "id": 2, "made": "2026-05-01T12:00:05Z" }] }"""));

        var report = await desk.Tickets.FindAsync(Order, Desk.Stop);

        Assert.Null(report.Failure);
        Assert.Equal(["2", "3"], report.Tickets.Select(ticket => ticket.Key));
        Assert.Equal(["GET /tickets?mark=i-1"], desk.Asked);
    }

    [Fact]
    public async Task Where_not_all_was_read_that_is_told() =>
        Assert.Equal(FailureClass.Transient, (await new Desk(_ => new Reply(503, "")).Tickets.FindAsync(Order, Desk.Stop)).Failure!.Class);

    [Fact]
    public async Task A_look_up_by_a_key_needs_one()
    {
        var desk = new Desk();

        Assert.Equal(FailureClass.Config, (await desk.Tickets.FindAsync(Order with { Intent = null }, Desk.Stop)).Failure!.Class);
        Assert.Empty(desk.Asked);
    }

    [Fact]
    public async Task Tickets_that_say_the_same_are_looked_for_where_rows_are_compared()
    {
        var match = Desk.Text.Replace("""{ "type": "lookup", "operation": "marked", "wait": "PT10S" }""", """{ "type": "match", "by": ["subject"] }""", StringComparison.Ordinal);
        var desk = new Desk(_ => Reply.Json("""{ "tickets": [{ "id": 3, "title": "Mouse" }] }"""), match);

        Assert.Equal((RecoverMethod.Match, "subject"), (desk.Facts.Recover.Method, Assert.Single(desk.Facts.Recover.By)));
        Assert.Equal("3", Assert.Single((await desk.Tickets.FindAsync(Order with { Intent = null, Since = null }, Desk.Stop)).Tickets).Key);
    }
}
