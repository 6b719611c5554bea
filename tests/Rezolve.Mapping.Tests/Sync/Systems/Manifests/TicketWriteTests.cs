using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests;

/// <summary>What is sent for an order, to the letter.</summary>
public sealed class TicketWriteTests
{
    private const string Record =
        """{ "id": 9, "rev": "7", "title": "Mouse", "state": "O", "impact": "1", "urgency": "2", "owner": "u1", "tags": ["a", "b"], "watchers": ["u1", "u2"], "topic": "Hardware" }""";

    [Fact]
    public async Task An_update_says_what_changes_and_nothing_else()
    {
        var (desk, report) = await UpdateAsync("""{ "subject": "Keyboard" }""");

        Assert.Equal((WriteResult.Done, "9", null), (report.Result, report.Key, report.Failure));
        Assert.Null(report.Ticket);
        Assert.Equal(["PATCH /tickets/9\nIf-Match: 7\n{\"title\":\"Keyboard\"}"], desk.Asked);
    }

    [Theory]
    [InlineData("""{ "assignee": null }""", """{"owner":"nobody"}""")]
    [InlineData("""{ "assignee": "u2" }""", """{"owner":"u2"}""")]
    [InlineData("""{ "requester": "u5" }""", """{"requesters":["u5"]}""")]
    [InlineData("""{ "requester": null }""", """{"requesters":[]}""")]
    [InlineData("""{ "priority": "3" }""", """{"impact":"2","urgency":"2"}""")]
    [InlineData("""{ "due": "2026-06-01T08:30:00Z" }""", """{"due":"2026-06-01"}""")]
    [InlineData("""{ "description": { "format": "html", "text": "<p>a</p>" } }""", """{"text":"<p>a</p>"}""")]
    [InlineData("""{ "subject": "A text of more than twenty letters" }""", """{"title":"A text of more than"}""")]
    [InlineData("""{ "watchers": ["u1", "u3"] }""", """{"watchers":["u1","u3"]}""")]
    public async Task Each_value_is_said_as_the_system_wants_it(string change, string body)
    {
        var (desk, report) = await UpdateAsync(change);

        Assert.Equal(WriteResult.Done, report.Result);
        Assert.Equal([$"PATCH /tickets/9\nIf-Match: 7\n{body}"], desk.Asked);
    }

    [Fact]
    public async Task A_set_tells_what_it_gained_and_lost_since_it_was_agreed()
    {
        var (desk, report) = await UpdateAsync("""{ "tags": ["b", "c"] }""");

        Assert.Equal(WriteResult.Done, report.Result);
        Assert.Equal(["POST /tickets/9/tags\n{\"tags\":[\"c\"]}", "POST /tickets/9/tags/drop\n{\"tags\":[\"a\"]}"], desk.Asked);
    }

    [Fact]
    public async Task A_member_that_the_hub_never_knew_stays()
    {
        var (desk, _) = await UpdateAsync("""{ "watchers": ["u1"] }""", agreed: """{ "watchers": ["u1"] }""");

        Assert.Equal(["PATCH /tickets/9\nIf-Match: 7\n{\"watchers\":[\"u1\",\"u2\"]}"], desk.Asked);
    }

    [Fact]
    public async Task What_is_there_by_the_measure_of_the_connector_is_not_sent()
    {
        var (desk, report) = await UpdateAsync("""{ "category": "HARDWARE" }""");

        Assert.Equal(WriteResult.Nothing, report.Result);
        Assert.Empty(desk.Asked);
    }

    [Fact]
    public async Task A_field_that_cannot_be_said_is_held_and_the_rest_is_sent()
    {
        var (desk, report) = await UpdateAsync("""{ "subject": "Keyboard", "status": "onHold", "resolution.code": "fixed" }""");

        Assert.Equal(WriteResult.Done, report.Result);
        Assert.Equal(["resolution.code", "status"], report.Held.Keys.Order());
        var held = report.Held["status"];
        Assert.Equal((FailureClass.Mapping, "RZ7004", "the table status has no row to write \"onHold\""), (held.Class, held.Code, held.Message));
        Assert.Equal("/entities/ticket/fields/status", held.Place?.Pointer);
        Assert.Equal("RZ7008", report.Held["resolution.code"].Code);
        Assert.Equal(["PATCH /tickets/9\nIf-Match: 7\n{\"title\":\"Keyboard\"}"], desk.Asked);
    }

    [Fact]
    public async Task Where_nothing_can_be_said_nothing_is_sent()
    {
        var (desk, report) = await UpdateAsync("""{ "priority": "5" }""");

        Assert.Equal((WriteResult.Failed, FailureClass.Mapping), (report.Result, report.Failure!.Class));
        Assert.Equal(["priority"], report.Held.Keys);
        Assert.Empty(desk.Asked);
    }

    [Fact]
    public async Task A_required_field_that_is_empty_keeps_the_write_back()
    {
        var (desk, report) = await UpdateAsync("""{ "status": "resolved" }""");

        Assert.Equal(WriteResult.Failed, report.Result);
        Assert.Equal(["resolution.code"], report.Missing);
        Assert.Contains("resolution.code must be filled", report.Failure!.Message);
        Assert.Empty(desk.Asked);
    }

    [Fact]
    public async Task A_create_carries_its_mark_and_tells_its_key()
    {
        var desk = new Desk(_ => Reply.Json("""{ "ticket": { "id": 21, "title": "Mouse" } }""", 201));
        var fields = Desk.Fields("""{ "subject": "Mouse", "status": "new", "tags": ["a"], "watchers": [] }""");

        var report = await desk.Tickets.WriteAsync(new WriteOrder { Kind = WriteKind.Create, Intent = "i-1", Wanted = fields, Change = fields }, Desk.Stop);

        Assert.Equal((WriteResult.Done, "21", null), (report.Result, report.Key, report.Ticket));
        Assert.Equal(["POST /tickets\n{\"mark\":\"i-1\",\"title\":\"Mouse\",\"state\":\"N\",\"watchers\":[]}", "POST /tickets/21/tags\n{\"tags\":[\"a\"]}"], desk.Asked);
    }

    [Fact]
    public async Task A_create_whose_answer_names_nothing_leaves_the_key_open()
    {
        var desk = new Desk(_ => new Reply(204, ""));
        var fields = Desk.Fields("""{ "subject": "Mouse" }""");

        var report = await desk.Tickets.WriteAsync(new WriteOrder { Kind = WriteKind.Create, Intent = "i-1", Wanted = fields, Change = fields }, Desk.Stop);

        Assert.Equal((WriteResult.Done, null, null), (report.Result, report.Key, report.Failure));
    }

    [Fact]
    public async Task Fields_that_need_the_key_wait_where_nobody_told_it()
    {
        var desk = new Desk(_ => new Reply(204, ""));
        var fields = Desk.Fields("""{ "subject": "Mouse", "tags": ["a"] }""");

        var report = await desk.Tickets.WriteAsync(new WriteOrder { Kind = WriteKind.Create, Intent = "i-1", Wanted = fields, Change = fields }, Desk.Stop);

        Assert.Equal(WriteResult.Partial, report.Result);
        Assert.Contains("does not tell its key", report.Failure!.Message);
        Assert.Single(desk.Asked);
    }

    [Fact]
    public async Task C41_An_answer_that_may_show_what_was_there_before_is_not_taken_for_the_ticket()
    {
        var (_, report) = await UpdateAsync("""{ "subject": "Keyboard" }""", reply: Reply.Json("""{ "id": 9, "rev": "7", "title": "Mouse" }"""));

        Assert.Equal((WriteResult.Done, "9", null), (report.Result, report.Key, report.Ticket));
    }

    [Fact]
    public async Task An_answer_that_is_the_truth_is_the_ticket()
    {
        var authoritative = Desk.Text.Replace("\"update\": \"change\"", "\"update\": { \"operation\": \"change\", \"authoritative\": true }", StringComparison.Ordinal);
        var (_, report) = await UpdateAsync("""{ "subject": "Keyboard" }""", manifest: authoritative, reply: Reply.Json("""{ "id": 9, "rev": "8", "title": "KEYBOARD" }"""));

        Assert.Equal(("8", "KEYBOARD"), (report.Ticket!.Version, report.Ticket.Fields["subject"].Text));
    }

    [Fact]
    public async Task A_ticket_is_deleted()
    {
        var desk = new Desk(_ => new Reply(204, ""));

        var report = await desk.Tickets.WriteAsync(new WriteOrder { Kind = WriteKind.Delete, Intent = "i-1", Key = "9", Wanted = new Dictionary<string, Value>(), Change = new Dictionary<string, Value>() }, Desk.Stop);

        Assert.Equal(WriteResult.Done, report.Result);
        Assert.Equal(["DELETE /tickets/9"], desk.Asked);
    }

    [Fact]
    public async Task C44_A_successor_is_made_with_sight_of_what_it_follows_and_what_comes_after_is_for_the_new_one()
    {
        var manifest = Desk.Text.Replace("\"remove\": {", "\"follow\": { \"request\": \"POST /tickets/{{ key }}/next\", \"body\": \"{{ { mark: intent.key, was: current.title, ...document } }}\", \"result\": \"$.ticket\" }, \"remove\": {", StringComparison.Ordinal)
            .Replace("\"update\": \"change\"", "\"followUp\": \"follow\", \"frozen\": [\"R\"], \"update\": \"change\"", StringComparison.Ordinal);
        var desk = new Desk(_ => Reply.Json("{ \"ticket\": { \"id\": 10 } }"), manifest);
        var fields = Desk.Fields("{ \"subject\": \"Keyboard\", \"tags\": [\"a\"] }");

        var report = await desk.Tickets.WriteAsync(
            new WriteOrder { Kind = WriteKind.Create, Intent = "i-1", Follows = await ReadAsync(Record), Wanted = fields, Change = fields }, Desk.Stop);

        Assert.True(desk.Facts.Abilities.FollowUp);
        Assert.Equal((WriteResult.Done, "10"), (report.Result, report.Key));
        Assert.Equal(["POST /tickets/9/next\n{\"mark\":\"i-1\",\"was\":\"Mouse\",\"title\":\"Keyboard\"}", "POST /tickets/10/tags\n{\"tags\":[\"a\"]}"], desk.Asked);
    }

    [Fact]
    public async Task A_successor_that_nobody_can_make_is_refused_before_anything_is_sent()
    {
        var desk = new Desk();
        var fields = Desk.Fields("{ \"subject\": \"Keyboard\" }");

        var report = await desk.Tickets.WriteAsync(
            new WriteOrder { Kind = WriteKind.Create, Intent = "i-1", Follows = await ReadAsync(Record), Wanted = fields, Change = fields }, Desk.Stop);

        Assert.Equal((WriteResult.Failed, FailureClass.Config), (report.Result, report.Failure!.Class));
        Assert.Empty(desk.Asked);
    }

    [Theory]
    [InlineData(409, WriteResult.Failed, FailureClass.Conflict)]
    [InlineData(412, WriteResult.Failed, FailureClass.Conflict)]
    [InlineData(404, WriteResult.Failed, FailureClass.NotFound)]
    [InlineData(410, WriteResult.Failed, FailureClass.NotFound)]
    [InlineData(401, WriteResult.Failed, FailureClass.Auth)]
    [InlineData(403, WriteResult.Failed, FailureClass.Permission)]
    [InlineData(422, WriteResult.Failed, FailureClass.Validation)]
    [InlineData(429, WriteResult.Failed, FailureClass.Throttled)]
    [InlineData(405, WriteResult.Failed, FailureClass.Config)]
    [InlineData(500, WriteResult.Unknown, FailureClass.Ambiguous)]
    [InlineData(502, WriteResult.Unknown, FailureClass.Ambiguous)]
    [InlineData(0, WriteResult.Unknown, FailureClass.Ambiguous)]
    [InlineData(1, WriteResult.Unknown, FailureClass.Ambiguous)]
    internal async Task Each_failure_is_told_and_never_tried_again(int status, WriteResult result, FailureClass expected)
    {
        var (desk, report) = await UpdateAsync(
            """{ "subject": "Keyboard" }""", reply: status switch { 0 => Reply.TimedOut, 1 => Reply.Reset, _ => Reply.Json("{}", status, ("Retry-After", "30")) });

        Assert.Equal((result, expected, "change"), (report.Result, report.Failure!.Class, report.Failure.Operation));
        Assert.Equal(FailureCodes.Of(expected), report.Failure.Code);
        Assert.Single(desk.Asked);
    }

    [Fact]
    public async Task An_address_for_new_tickets_that_is_not_there_is_wrong()
    {
        var desk = new Desk(_ => new Reply(404, ""));
        var fields = Desk.Fields("""{ "subject": "Mouse" }""");

        var report = await desk.Tickets.WriteAsync(new WriteOrder { Kind = WriteKind.Create, Intent = "i-1", Wanted = fields, Change = fields }, Desk.Stop);

        Assert.Equal((WriteResult.Failed, FailureClass.Config), (report.Result, report.Failure!.Class));
    }

    [Fact]
    public async Task What_was_sent_before_a_request_that_fails_took_effect()
    {
        var desk = new Desk(asked => asked.StartsWith("PATCH", StringComparison.Ordinal) ? Reply.Json("{}") : Reply.Json("{}", 422));
        var report = await desk.Tickets.WriteAsync(Order(await ReadAsync(Record), """{ "subject": "Keyboard", "tags": ["a", "b", "c"] }"""), Desk.Stop);

        Assert.Equal((WriteResult.Partial, FailureClass.Validation, "tagsAdd"), (report.Result, report.Failure!.Class, report.Failure.Operation));
        Assert.Equal(2, desk.Asked.Count);
    }

    private static async Task<(Desk Desk, WriteReport Report)> UpdateAsync(string change, string? agreed = null, string? manifest = null, Reply? reply = null)
    {
        var desk = new Desk(_ => reply ?? Reply.Json("{}"), manifest);
        var report = await desk.Tickets.WriteAsync(Order(await ReadAsync(Record), change, agreed), Desk.Stop);
        return (desk, report);
    }

    private static async Task<SystemTicket> ReadAsync(string record) =>
        (await new Desk(_ => Reply.Json($$"""{ "ticket": {{record}} }""")).Tickets.ReadAsync("9", Desk.Stop)).Ticket!;

    private static WriteOrder Order(SystemTicket current, string change, string? agreed = null)
    {
        var changes = Desk.Fields(change);
        var wanted = current.Fields.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            wanted[name] = value;
        return new WriteOrder
        {
            Kind = WriteKind.Update,
            Intent = "i-1",
            Key = current.Key,
            Current = current,
            Wanted = wanted,
            Change = changes,
            Agreed = agreed is null ? current.Fields : Desk.Fields(agreed),
        };
    }
}
