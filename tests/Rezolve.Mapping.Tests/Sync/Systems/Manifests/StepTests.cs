using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests;

/// <summary>Steps of a status: listed live, declared, and taken.</summary>
public sealed class StepTests
{
    private const string Listed = """
        "transitions": { "type": "listed", "operation": "steps", "id": "$.no", "to": "$.to", "name": "$.name", "requires": "{{ record.asks ?? [] }}", "apply": "step" }, "frozen": ["R"],
        """;

    private const string Graph = """
        "transitions": { "type": "graph", "edges": [{ "from": ["N", "O"], "to": "P" }, { "from": ["P"], "to": "R", "requires": ["resolution.code"] }] },
        """;

    [Fact]
    public async Task Steps_are_listed_for_a_ticket()
    {
        var desk = Of(Listed, _ => Reply.Json("""{ "steps": [{ "no": 11, "to": "P", "name": "Wait" }, { "no": 12, "to": "R", "asks": ["resolution.code"] }] }"""));

        var report = await desk.Tickets.StepsAsync(Ticket("O"), Desk.Stop);

        Assert.Null(report.Failure);
        Assert.Equal([("11", "O", "P", ""), ("12", "O", "R", "resolution.code")], report.Steps!.Select(step => (step.Id, step.From, step.To, string.Join(' ', step.Requires))));
        Assert.Equal(["GET /tickets/9/steps"], desk.Asked);
        Assert.True(desk.Facts.Transitions!.AreListed);
        Assert.Equal(["R"], desk.Facts.Frozen);
    }

    [Theory]
    [InlineData(500, FailureClass.Transient)]
    [InlineData(403, FailureClass.Permission)]
    internal async Task Steps_that_cannot_be_told_are_a_failure(int status, FailureClass expected)
    {
        var report = await Of(Listed, _ => new Reply(status, "")).Tickets.StepsAsync(Ticket("O"), Desk.Stop);

        Assert.Equal((null, expected), (report.Steps, report.Failure!.Class));
    }

    [Fact]
    public async Task A_step_is_taken_by_its_own_request_with_the_fields_it_needs()
    {
        var desk = Of(Listed);
        var step = new Transition("12", "O", "R") { Told = Desk.Json("""{ "id": "12", "to": "R", "record": { "no": 12 } }""") };

        var report = await desk.Tickets.WriteAsync(Order(step, """{ "status": "closed", "resolution.code": "fixed" }"""), Desk.Stop);

        Assert.Equal(WriteResult.Done, report.Result);
        Assert.Equal(["POST /tickets/9/steps\n{\"step\":12,\"fields\":{\"outcome\":\"fixed\"}}"], desk.Asked);
    }

    [Fact]
    public async Task Declared_steps_are_known_and_the_update_writes_the_hop_itself()
    {
        var desk = Of(Graph);

        Assert.Equal([("N", "P"), ("O", "P"), ("P", "R")], desk.Facts.Transitions!.Known.Select(step => (step.From, step.To)));
        Assert.False(desk.Facts.Transitions.AreListed);
        Assert.Null((await desk.Tickets.StepsAsync(Ticket("O"), Desk.Stop)).Steps);
        var report = await desk.Tickets.WriteAsync(Order(new Transition("P", "O", "P"), """{ "status": "resolved" }"""), Desk.Stop);
        Assert.Equal(WriteResult.Done, report.Result);
        Assert.Equal(["PATCH /tickets/9\nIf-Match: 7\n{\"state\":\"P\"}"], desk.Asked);
    }

    [Fact]
    public void Statuses_of_both_sides_are_told_apart()
    {
        var steps = Of(Graph).Facts.Transitions!;

        Assert.Equal(["R"], steps.Targets(Value.Of("closed")));
        Assert.Empty(steps.Targets(Value.Of("onHold")));
        Assert.Equal("resolved", steps.Canonical("R").Text);
        Assert.True(steps.Canonical("?").IsFault);
    }

    [Fact]
    public void A_status_that_only_steps_reach_can_be_written()
    {
        var status = Of(Listed, status: "{ \"read\": \"$.state\", \"table\": \"status\" }").Facts["status"]!;

        Assert.True(status.IsUpdated);
        Assert.Equal("\"resolved\"", status.ReadsBack(Value.Of("closed")).ToString());
        Assert.True(status.ReadsBack(Value.Of("onHold")).IsFault);
    }

    private static Desk Of(string transitions, Func<string, Reply>? answer = null, string? status = null)
    {
        var text = Desk.Text
            .Replace("\"filters\":", transitions + "\"filters\":", StringComparison.Ordinal)
            .Replace("\"remove\":", """
                "steps": { "request": "GET /tickets/{{ key }}/steps", "records": "$.steps[*]" },
                "step": { "request": "POST /tickets/{{ key }}/steps", "body": { "step": "{{ transition.record.no }}", "fields": "{{ document }}" } }, "remove":
                """, StringComparison.Ordinal);
        return new Desk(answer, status is null ? text : text.Replace("{ \"path\": \"$.state\", \"table\": \"status\" }", status, StringComparison.Ordinal));
    }

    private static SystemTicket Ticket(string status) => new()
    {
        Key = "9",
        Version = "7",
        VendorStatus = status,
        Fields = Desk.Fields("""{ "status": "open", "subject": "Mouse" }"""),
        Record = Desk.Json($$"""{ "id": 9, "rev": "7", "state": "{{status}}", "title": "Mouse" }"""),
        ReadAt = DateTimeOffset.UnixEpoch,
    };

    private static WriteOrder Order(Transition step, string change)
    {
        var current = Ticket(step.From);
        var wanted = current.Fields.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in Desk.Fields(change))
            wanted[name] = value;
        return new WriteOrder { Kind = WriteKind.Step, Intent = "i", Key = "9", Current = current, Wanted = wanted, Change = Desk.Fields(change), Agreed = current.Fields, Step = step };
    }
}
