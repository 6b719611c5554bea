using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.Reads;

/// <summary>Tickets that are read by their keys.</summary>
public sealed class TicketReadTests
{
    [Fact]
    public async Task A_ticket_is_read_by_its_key_and_dated_by_the_systems_clock()
    {
        var desk = new Desk(_ => Reply.Json("""{ "ticket": { "id": 9, "title": "Mouse ", "state": "R", "owner": "nobody" } }"""));

        var report = await desk.Tickets.ReadAsync("9", Desk.Stop);

        Assert.Equal((false, null), (report.IsMissing, report.Failure));
        var ticket = report.Ticket!;
        Assert.Equal(("9", null, null), (ticket.Key, ticket.AskedKey, ticket.Version));
        Assert.Equal(("\"Mouse\"", "\"resolved\"", "null"), (ticket.Fields["subject"].ToString(), ticket.Fields["status"].ToString(), ticket.Fields["assignee"].ToString()));
        Assert.Equal("R", ticket.VendorStatus);
        Assert.Equal("""{"id":9,"title":"Mouse ","state":"R","owner":"nobody"}""", ticket.Record.ToString());
        Assert.Equal(desk.Clock.GetUtcNow() + TimeSpan.FromMinutes(3), ticket.ReadAt);
        Assert.Equal(["GET /tickets/9"], desk.Asked);
    }

    [Fact]
    public async Task A_ticket_with_another_key_was_merged_or_moved()
    {
        var desk = new Desk(_ => Reply.Json("""{ "ticket": { "id": 10, "title": "Mouse" } }"""));

        var ticket = (await desk.Tickets.ReadAsync("9", Desk.Stop)).Ticket!;

        Assert.Equal(("10", "9"), (ticket.Key, ticket.AskedKey));
    }

    [Fact]
    public async Task What_cannot_be_mapped_is_a_fault_of_its_field_and_of_no_other()
    {
        var desk = new Desk(_ => Reply.Json("""{ "ticket": { "id": 9, "title": "Mouse", "state": "X", "solved": "soon" } }"""));

        var fields = (await desk.Tickets.ReadAsync("9", Desk.Stop)).Ticket!.Fields;

        Assert.Equal("the table status has no row to read \"X\"", fields["status"].Text);
        Assert.Equal("Mouse", fields["subject"].Text);
        Assert.False(fields.ContainsKey("assignee")); // was not told
        Assert.False(fields.ContainsKey("resolvedAt")); // takes no part
    }

    [Theory]
    [InlineData(404, null)]
    [InlineData(410, null)]
    [InlineData(401, FailureClass.Auth)]
    [InlineData(403, FailureClass.Permission)]
    [InlineData(422, FailureClass.Validation)]
    [InlineData(429, FailureClass.Throttled)]
    [InlineData(500, FailureClass.Transient)]
    [InlineData(405, FailureClass.Config)]
    public async Task What_an_answer_means_stands_in_the_report(int status, object? expected)
    {
        var desk = new Desk(_ => Reply.Json("{}", status, ("Retry-After", "30")));

        var report = await desk.Tickets.ReadAsync("9", Desk.Stop);

        Assert.Null(report.Ticket);
        Assert.Equal((expected is null, (FailureClass?)expected), (report.IsMissing, report.Failure?.Class));
        if (report.Failure is { } failure)
            Assert.Equal(("one", FailureCodes.Of(failure.Class)), (failure.Operation, failure.Code));
        if (status == 429)
            Assert.Equal(desk.Clock.GetUtcNow() + TimeSpan.FromSeconds(30), report.Failure!.After);
    }

    [Fact]
    public async Task A_connection_that_breaks_passes()
    {
        Assert.Equal(FailureClass.Transient, (await new Desk(_ => Reply.Reset).Tickets.ReadAsync("9", Desk.Stop)).Failure!.Class);
        Assert.Equal(FailureClass.Transient, (await new Desk(_ => Reply.TimedOut).Tickets.ReadAsync("9", Desk.Stop)).Failure!.Class);
    }

    [Fact]
    public async Task A_record_without_a_key_is_a_mapping_that_fails()
    {
        var report = await new Desk(_ => Reply.Json("""{ "ticket": { "title": "Mouse" } }""")).Tickets.ReadAsync("9", Desk.Stop);

        Assert.Equal(FailureClass.Mapping, report.Failure!.Class);
        Assert.Contains("the record has no key", report.Failure.Message);
    }
}
