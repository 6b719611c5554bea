using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests;

/// <summary>What was changed of a ticket, as a connector's history tells it in the vendor's names and words.</summary>
public sealed class HistoryTests
{
    private const string Log = """
        { "log": [
          { "id": 3, "when": "2026-05-01T11:00:00Z", "what": "title", "was": "Mouse", "is": "Keyboard" },
          { "id": 1, "when": "2026-05-01T10:00:00Z", "what": "state", "was": "N", "is": "O" },
          { "id": 2, "when": "2026-05-01T10:30:00Z", "what": "state", "was": "O", "is": "X" },
          { "id": 4, "when": "2026-05-01T12:00:00Z", "what": "owner", "was": "u1", "is": "u2" },
          { "id": 5, "when": "2026-05-01T12:00:00Z", "what": "colour", "was": "red", "is": "blue" },
          { "id": 6, "when": "2026-05-01T13:00:00Z", "what": "topic", "was": null, "is": "Hardware" }
        ] }
        """;

    private static readonly string Manifest = Desk.Text
        .Replace("\"remove\": {", "\"log\": { \"request\": \"GET /tickets/{{ parent.key }}/log\", \"records\": \"$.log[*]\" }, \"remove\": {", StringComparison.Ordinal)
        .Replace(
            "\"user\": {\n      \"key\"",
            """
            "history": {
              "parent": "ticket", "key": "$.id", "list": "log",
              "fields": { "at": { "read": "$.when" }, "field": { "read": "$.what" }, "from": { "read": "$.was" }, "to": { "read": "$.is" } }
            },
            "user": {
              "key"
            """,
            StringComparison.Ordinal);

    [Fact]
    public async Task Changes_are_told_in_our_names_and_words_the_oldest_first()
    {
        var desk = new Desk(_ => Reply.Json(Log), Manifest);
        var report = await desk.System.History!(Ticket, Desk.Stop);

        Assert.Null(report.Failure);
        Assert.Equal(["GET /tickets/9/log"], desk.Asked);
        Assert.Equal(
            ["10 status \"new\" → \"open\"", "10 status \"open\" → fault", "11 subject \"Mouse\" → \"Keyboard\"", "13 category null → \"Hardware\""],
            report.Changes.Select(change => $"{change.At!.Value.Hour} {change.Field} {Told(change.From)} → {Told(change.To)}"));
    }

    [Theory]
    [InlineData(500, FailureClass.Transient)]
    [InlineData(403, FailureClass.Permission)]
    internal async Task A_history_that_cannot_be_read_is_a_failure(int status, FailureClass expected) =>
        Assert.Equal(expected, (await new Desk(_ => new Reply(status, ""), Manifest).System.History!(Ticket, Desk.Stop)).Failure!.Class);

    [Fact]
    public void A_connector_without_a_history_by_ticket_has_none() => Assert.Null(new Desk().System.History);

    private static SystemTicket Ticket { get; } = new() { Key = "9", Fields = new Dictionary<string, Value>(), ReadAt = DateTimeOffset.UnixEpoch };

    private static string Told(Value value) => value.IsFault ? "fault" : value.ToString();
}
