using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests;

/// <summary>Feeds of a system that a manifest describes.</summary>
public sealed class TicketFeedTests
{
    private const string One = """{ "id": 1, "rev": "7", "title": "Mouse", "state": "O", "impact": "1", "urgency": "2", "owner": "u1", "from": ["u2"], "tags": ["b", "a"], "topic": "Hardware", "made": "2026-04-01T00:00:00Z", "changed": "2026-04-02T00:00:00Z" }""";

    [Fact]
    public async Task A_page_gives_tickets_with_their_mark()
    {
        var desk = new Desk(_ => Reply.Json($$"""{ "tickets": [{{One}}], "people": [{ "id": "u1", "name": "Ann", "mail": "ann@x" }] }"""));

        var (page, tickets) = Assert.Single(await desk.FeedAsync(new FeedRequest(FeedKind.Changes, []) { Mark = Desk.Json("""{"type":"instant","at":"2026-04-01T00:00:00Z"}""") }));

        Assert.Null(page.Failure);
        Assert.True(page.IsLast);
        Assert.Equal("2026-04-02T00:00:00Z", page.Mark["at"].Text);
        var ticket = Assert.Single(tickets);
        Assert.Equal(("1", "7", "T-1", "https://desk.example/t/1", "O"), (ticket.Key, ticket.Version, ticket.Number, ticket.Url, ticket.VendorStatus));
        Assert.Equal(new DateTimeOffset(2026, 4, 2, 0, 0, 0, TimeSpan.Zero), ticket.UpdatedAt);
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), ticket.CreatedAt);
        Assert.Equal(
            """{"subject":"Mouse","status":"open","priority":"2","requester":"u2","assignee":"u1","tags":["a","b"],"watchers":[],"category":"Hardware"}""",
            Value.Of(Object(ticket.Fields)).ToString());
        Assert.Equal("Ann", ticket.People["u1"].Name);
        Assert.Equal(["GET /changed?since=2026-04-01T00%3A00%3A00Z&page=1"], desk.Asked);
    }

    private static ValueObject Object(IReadOnlyDictionary<string, Value> fields)
    {
        var members = new ValueObject();
        foreach (var (name, value) in fields)
            members[name] = value;
        return members;
    }
}
