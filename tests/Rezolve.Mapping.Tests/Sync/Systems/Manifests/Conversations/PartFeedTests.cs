using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.Conversations;

/// <summary>The feeds that comments and files have of their own, out of a connector.</summary>
public sealed class PartFeedTests
{
    private const string Changes = """
        "operations": {
          "moved": { "request": "GET /moved", "query": { "since": "{{ string(cursor.since) }}" }, "records": "$.tickets[*]" },
          "talk": { "request": "GET /talk", "query": { "since": "{{ string(cursor.since) }}", "after": "{{ cursor.after }}" }, "records": "$.said[*]" },
          "saidOne": { "request": "GET /said/{{ key }}" },
        """;

    private const string ByTime = """ "changes": { "operation": "talk", "cursor": { "type": "instant", "field": "$.at", "lookBack": "PT1H" } }, "parentKey": "$.ticket", """;

    private const string Hints = """ "changes": { "operation": "talk", "hint": "$.comment", "cursor": { "type": "counter", "field": "$.no" } }, "get": "saidOne", "parentKey": "$.ticket", """;

    private const string Rows = """{ "said": [ { "id": 1, "ticket": 9, "at": "2026-05-01T10:00:00Z" }, { "id": 2, "ticket": 8, "at": "2026-05-01T10:05:00Z" }, { "id": 3, "ticket": 9, "at": "2026-05-01T12:03:00Z" } ] }""";

    [Fact]
    public async Task Its_rows_say_whose_they_are_and_are_not_read()
    {
        var desk = Of(ByTime, ("GET /talk", Reply.Json(Rows)));

        var pages = await ReadAsync(desk, Value.Undefined);

        Assert.Equal(["ticket 9", "ticket 8", "ticket 9"], pages[^1].Parts.Select(Text));
        Assert.Equal((2, false, true), (pages.Count, pages[0].IsLast, pages[1].IsLast));
        Assert.Equal(["GET /moved?since=2026-05-01T00%3A00%3A00Z", "GET /talk?since=2026-05-01T00%3A00%3A00Z"], desk.Asked);
    }

    [Fact]
    public async Task What_a_look_back_gives_again_is_known_but_for_what_is_so_young_that_more_may_follow()
    {
        var desk = Of(ByTime, ("GET /talk", Reply.Json(Rows)));
        var first = await ReadAsync(desk, Value.Undefined);

        var second = await ReadAsync(desk, first[^1].Mark);

        // By the server's clock it is 12:03.
        Assert.Equal(["known", "known", "ticket 9"], second[^1].Parts.Select(Text));
        Assert.Equal("2026-05-01T11:03:00Z", first[^1].Mark["parts"]["comment/ticket"]["at"].Text);
        Assert.EndsWith("since=2026-05-01T11%3A03%3A00Z", desk.Asked[^1]);
    }

    [Fact]
    public async Task A_row_that_was_changed_since_is_told_again()
    {
        var first = await ReadAsync(Of(ByTime, ("GET /talk", Reply.Json(Rows))), Value.Undefined);

        var second = await ReadAsync(Of(ByTime, ("GET /talk", Reply.Json(Rows.Replace("10:00:00", "10:00:30", StringComparison.Ordinal)))), first[^1].Mark);

        Assert.Equal(["ticket 9", "known", "ticket 9"], second[^1].Parts.Select(Text));
    }

    [Fact]
    public async Task A_row_that_only_names_a_comment_tells_whose_it_is_or_its_record_does()
    {
        var desk = Of(
            Hints, ("GET /talk", Reply.Json("""{ "said": [ { "no": 1, "comment": 51, "ticket": 9 }, { "no": 2, "comment": 52 }, { "no": 3, "comment": 53 } ] }""")),
            ("GET /said/52", Reply.Json("""{ "id": 52, "ticket": 8 }""")), ("GET /said/53", Reply.Json("{}", 404)));

        var pages = await ReadAsync(desk, Value.Undefined);

        Assert.Equal(["ticket 9", "ticket 8", "comment 53"], pages[^1].Parts.Select(Text));
        Assert.Equal("3", pages[^1].Mark["parts"]["comment/ticket"]["at"].Text);
    }

    [Fact]
    public async Task What_cannot_be_read_ends_the_run_and_the_mark_stays()
    {
        var desk = Of(
            Hints, ("GET /talk", Reply.Json("""{ "said": [ { "no": 1, "comment": 51 }, { "no": 2, "comment": 52, "ticket": 8 } ] }""")), ("GET /said/51", Reply.Json("{}", 500)));

        var page = (await ReadAsync(desk, Desk.Json("""{ "type": "instant", "at": "2026-05-01T00:00:00Z", "parts": { "comment/ticket": { "type": "counter", "at": "0" } } }""")))[^1];

        Assert.Empty(page.Parts);
        Assert.NotNull(page.Failure);
        Assert.True(page.IsLast);
        Assert.Equal("0", page.Mark["parts"]["comment/ticket"]["at"].Text);
    }

    [Fact]
    public async Task A_row_without_a_parent_is_kept_with_its_reason()
    {
        var pages = await ReadAsync(Of(ByTime, ("GET /talk", Reply.Json("""{ "said": [ { "id": 1, "at": "2026-05-01T10:00:00Z" } ] }"""))), Value.Undefined);

        Assert.Contains("parentKey", Assert.Single(pages[^1].Unread).Failure.Message);
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_not_asked()
    {
        var desk = Of(ByTime, ("GET /talk", Reply.Json(Rows)));

        var pages = await desk.FeedAsync(new FeedRequest(FeedKind.Changes, []) { From = From });

        Assert.True(Assert.Single(pages).Page.IsLast);
        Assert.Single(desk.Asked);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"movesParent\": false,", false)]
    public void What_it_says_of_its_ticket_is_told(string member, bool moves) => Assert.Equal(moves, Of(member).FactsOf().MovesTicket);

    private static DateTimeOffset From { get; } = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private static string Text(PartNews news) => news.IsKnown ? "known" : $"{news.Entity} {news.Key}";

    private static Desk Of(string members, params (string, Reply)[] answers)
    {
        var manifest = Talk.Manifest.Replace("\"operations\": {", Changes, StringComparison.Ordinal)
            .Replace("\"ticket\": { \"key\": \"$.id\",", "\"ticket\": { \"key\": \"$.id\", \"changes\": { \"operation\": \"moved\", \"cursor\": { \"type\": \"instant\", \"field\": \"$.at\" } },", StringComparison.Ordinal)
            .Replace("\"comment\": {\n      \"parent\": \"ticket\",", $"\"comment\": {{ {members} \"parent\": \"ticket\",", StringComparison.Ordinal);
        var nothing = Reply.Json("""{ "tickets": [], "said": [] }""");
        return new Desk(asked => answers.FirstOrDefault(one => asked.StartsWith(one.Item1, StringComparison.Ordinal)).Item2 ?? nothing, manifest);
    }

    private static async Task<List<TicketPage>> ReadAsync(Desk desk, Value mark)
    {
        var pages = await desk.FeedAsync(new FeedRequest(FeedKind.Changes, []) { From = From, Mark = mark, WithParts = true });
        return [.. pages.Select(one => one.Page)];
    }
}
