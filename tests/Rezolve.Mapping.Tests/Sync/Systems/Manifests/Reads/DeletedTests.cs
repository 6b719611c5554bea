using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.Reads;

/// <summary>Tickets that are deleted or merged, and the keys of all there are.</summary>
public sealed class DeletedTests
{
    private static readonly string Text = Desk.Text
        .Replace("\"filters\":", """
            "deletes": { "flag": "{{ record.bin === true }}", "missing": { "status": [404, 403], "confirm": "me" }, "sweep": "keys" },
            "mergedInto": "$.into", "filters":
            """, StringComparison.Ordinal)
        .Replace("\"remove\":", """
            "keys": { "request": "GET /keys", "query": { "queue": "{{ filter.queue }}" }, "records": "$.keys[*]" }, "me": { "request": "GET /me" }, "remove":
            """, StringComparison.Ordinal);

    [Fact]
    public async Task A_record_may_say_that_it_is_deleted_or_merged_and_its_digest_says_so_too()
    {
        var plain = await ReadAsync("""{ "id": 9 }""");
        var deleted = await ReadAsync("""{ "id": 9, "bin": true }""");
        var merged = await ReadAsync("""{ "id": 9, "into": 12 }""");

        Assert.Equal((false, null), (plain.IsDeleted, plain.MergedInto));
        Assert.Equal((true, null), (deleted.IsDeleted, deleted.MergedInto));
        Assert.Equal((false, "12"), (merged.IsDeleted, merged.MergedInto));
        Assert.Equal(3, new HashSet<UInt128> { plain.Fingerprint, deleted.Fingerprint, merged.Fingerprint }.Count);
    }

    [Fact]
    public async Task A_feed_gives_the_same()
    {
        var desk = new Desk(_ => Reply.Json("""{ "tickets": [{ "id": 9, "bin": true }] }"""), Text);
        var listed = (await desk.FeedAsync(new FeedRequest(FeedKind.All, [])))[0].Tickets[0];

        Assert.True(listed.IsDeleted);
        Assert.Equal((await ReadAsync("""{ "id": 9, "bin": true }""")).Fingerprint, listed.Fingerprint);
    }

    [Theory]
    [InlineData(403, 200, true, null)]
    [InlineData(404, 200, true, null)]
    [InlineData(404, 500, false, FailureClass.Transient)]
    [InlineData(404, 401, false, FailureClass.Auth)]
    internal async Task What_is_hidden_is_only_missing_while_somebody_is_signed_in(int status, int me, bool missing, FailureClass? failure)
    {
        var desk = new Desk(asked => new Reply(asked == "GET /me" ? me : status, ""), Text);

        var report = await desk.Tickets.ReadAsync("9", Desk.Stop);

        Assert.Equal((missing, failure), (report.IsMissing, report.Failure?.Class));
    }

    [Fact]
    public async Task Keys_are_told_without_reading_what_they_name()
    {
        var desk = new Desk(_ => Reply.Json("""{ "keys": [{ "id": 1 }, { "id": 2 }, { }] }"""), Text);

        var pages = new List<TicketPage>();
        await foreach (var page in desk.Tickets.FeedAsync(new FeedRequest(FeedKind.Keys, Desk.Json("""{ "queue": "red" }""").Object), Desk.Stop))
            pages.Add(page);

        var only = Assert.Single(pages);
        Assert.Equal(["1", "2"], only.Tickets.Select(ticket => ticket.Key));
        Assert.All(only.Tickets, ticket => Assert.True(ticket is { Read: null } && ticket.Fingerprint == UInt128.Zero));
        Assert.Single(only.Unread);
        Assert.Equal((true, null), (only.IsLast, only.Failure));
        Assert.Equal(["GET /keys?queue=red"], desk.Asked);
        Assert.True(desk.Facts.Abilities.Sweep);
    }

    [Fact]
    public async Task A_feed_of_what_was_deleted_follows_the_changes_and_keeps_a_mark_of_its_own()
    {
        var text = Text.Replace("\"sweep\": \"keys\"", "\"feed\": { \"operation\": \"gone\", \"hint\": \"$.ticket\", \"cursor\": { \"type\": \"counter\", \"field\": \"$.no\" } }", StringComparison.Ordinal)
            .Replace("\"keys\": {", "\"gone\": { \"request\": \"GET /gone\", \"query\": { \"after\": \"{{ cursor.after }}\" }, \"records\": \"$.gone[*]\" }, \"keys\": {", StringComparison.Ordinal);
        var desk = new Desk(
            asked => asked switch
            {
                "GET /gone?after=4" => Reply.Json("""{ "gone": [{ "no": 5, "ticket": 8 }, { "no": 6, "ticket": 9 }] }"""),
                "GET /tickets/8" => new Reply(404, ""),
                "GET /tickets/9" => Reply.Json("""{ "ticket": { "id": 9, "bin": true } }"""),
                "GET /me" => Reply.Json("{}"),
                _ => Reply.Json("""{ "tickets": [{ "id": 1, "changed": "2026-04-02T00:00:00Z" }] }"""),
            },
            text);

        var pages = await desk.FeedAsync(new FeedRequest(FeedKind.Changes, []) { Mark = Desk.Json("""{"type":"instant","at":"2026-04-01T00:00:00Z","deleted":{"type":"counter","at":"4"}}""") });

        Assert.Equal([false, true], pages.Select(page => page.Page.IsLast));
        Assert.Equal("""{"type":"instant","at":"2026-04-02T00:00:00Z","deleted":{"type":"counter","at":"4"}}""", pages[0].Page.Mark.ToString());
        Assert.Equal("""{"type":"instant","at":"2026-04-02T00:00:00Z","deleted":{"type":"counter","at":"6"}}""", pages[1].Page.Mark.ToString());
        Assert.Equal(["8"], pages[1].Page.Missing);
        Assert.True(Assert.Single(pages[1].Tickets).IsDeleted);
    }

    private static async Task<SystemTicket> ReadAsync(string record) =>
        (await new Desk(_ => Reply.Json($$"""{ "ticket": {{record}} }"""), Text).Tickets.ReadAsync("9", Desk.Stop)).Ticket!;
}
