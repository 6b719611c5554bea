using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.Reads;

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
        // Without steps or frozen statuses nobody asks for the vendor's word.
        Assert.Equal(("1", "7", "T-1", "https://desk.example/t/1", null), (ticket.Key, ticket.Version, ticket.Number, ticket.Url, ticket.VendorStatus));
        Assert.Equal(new DateTimeOffset(2026, 4, 2, 0, 0, 0, TimeSpan.Zero), ticket.UpdatedAt);
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), ticket.CreatedAt);
        Assert.Equal(
            """{"subject":"Mouse","status":"open","priority":"2","category":"Hardware","requester":"u2","assignee":"u1","watchers":[],"tags":["a","b"]}""",
            Value.Of(Object(ticket.Fields)).ToString());
        Assert.Equal("Ann", ticket.People["u1"].Name);
        Assert.Equal(["GET /changed?since=2026-04-01T00%3A00%3A00Z&page=1"], desk.Asked);
    }

    [Fact]
    public async Task Equal_content_has_an_equal_digest_and_other_content_another()
    {
        var pinned = await DigestAsync(One);

        Assert.Equal(UInt128.Parse("337525762099492187713032692753488333812"), pinned);
        Assert.Equal(pinned, await DigestAsync(One.Replace("\"7\"", "\"8\"", StringComparison.Ordinal)));
        Assert.Equal(pinned, await DigestAsync(One.Replace("2026-04-02", "2026-04-03", StringComparison.Ordinal)));
        Assert.Equal(pinned, await DigestAsync(One.Replace("[\"b\", \"a\"]", "[\"a\", \"b\"]", StringComparison.Ordinal)));
        string[] counted = ["Mouse", "\"O\"", "\"2\"", "u1", "u2", "\"a\"", "Hardware", "2026-04-01"];
        Assert.All(counted, async part => Assert.NotEqual(pinned, await DigestAsync(One.Replace(part, part.Replace('1', '3').Replace('2', '1').Replace('a', 'x').Replace('u', 'v').Replace('O', 'P'), StringComparison.Ordinal))));
    }

    [Fact]
    public async Task What_is_read_by_its_key_has_the_digest_that_the_feed_gave()
    {
        var desk = new Desk(asked => Reply.Json(asked.StartsWith("GET /tickets/1", StringComparison.Ordinal) ? $$"""{ "ticket": {{One}} }""" : $$"""{ "tickets": [{{One}}] }"""));
        var listed = (await desk.FeedAsync(new FeedRequest(FeedKind.All, [])))[0].Tickets[0];

        Assert.Equal(listed.Fingerprint, (await desk.Tickets.ReadAsync("1", Desk.Stop)).Ticket!.Fingerprint);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_kept_with_its_reason_and_a_field_with_its()
    {
        var desk = new Desk(_ => Reply.Json("""{ "tickets": [{ "title": "no key" }, { "id": 2, "state": "?" }] }"""));

        var (page, tickets) = Assert.Single(await desk.FeedAsync(new FeedRequest(FeedKind.All, [])));

        var unread = Assert.Single(page.Unread);
        Assert.Equal((null, FailureClass.Mapping, "RZ7001"), (unread.Key, unread.Failure.Class, unread.Failure.Code));
        Assert.True(Assert.Single(tickets).Fields["status"].IsFault);
        Assert.Equal(0, page.Skipped);
        Assert.Equal(ValueKind.Undefined, page.Mark.Kind);
    }

    [Fact]
    public async Task A_feed_goes_page_by_page_and_ends_with_its_failure()
    {
        var desk = new Desk(asked => asked.Contains("since=1970", StringComparison.Ordinal)
            ? Reply.Json("""{ "tickets": [{ "id": 1, "changed": "2026-04-02T00:00:00Z" }, { "id": 2, "changed": "2026-04-03T00:00:00Z" }] }""")
            : new Reply(500, ""));

        var pages = await desk.FeedAsync(new FeedRequest(FeedKind.Changes, new ValueObject { ["queue"] = Value.Of("red") }));

        Assert.Equal([2, 0], pages.Select(page => page.Tickets.Count));
        Assert.Equal((false, null), (pages[0].Page.IsLast, pages[0].Page.Failure));
        Assert.Equal("2026-04-03T00:00:00Z", pages[0].Page.Mark["at"].Text);
        Assert.Equal((true, FailureClass.Transient, "changed"), (pages[1].Page.IsLast, pages[1].Page.Failure!.Class, pages[1].Page.Failure!.Operation));
        Assert.All(desk.Asked, asked => Assert.EndsWith("&queue=red", asked));
    }

    [Fact]
    public async Task A_feed_that_is_not_there_is_a_failure_that_keeps_the_mark()
    {
        var bare = Desk.Text.Replace("\"changes\": {", "\"x-changes\": {", StringComparison.Ordinal);
        var desk = new Desk(manifest: bare);
        var mark = Desk.Json("""{"type":"instant","at":"2026-04-01T00:00:00Z"}""");

        var (page, _) = Assert.Single(await desk.FeedAsync(new FeedRequest(FeedKind.Changes, []) { Mark = mark }));

        Assert.Equal((true, FailureClass.Config), (page.IsLast, page.Failure!.Class));
        Assert.Equal(mark.ToString(), page.Mark.ToString());
        Assert.False(desk.Facts.Abilities.Delta);
    }

    private static async Task<UInt128> DigestAsync(string record)
    {
        var desk = new Desk(_ => Reply.Json($$"""{ "tickets": [{{record}}] }"""));
        return (await desk.FeedAsync(new FeedRequest(FeedKind.All, [])))[0].Tickets[0].Fingerprint;
    }

    private static ValueObject Object(IReadOnlyDictionary<string, Value> fields)
    {
        var members = new ValueObject();
        foreach (var (name, value) in fields)
            members[name] = value;
        return members;
    }
}
