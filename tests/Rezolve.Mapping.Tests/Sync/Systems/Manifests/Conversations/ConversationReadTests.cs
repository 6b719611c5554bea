using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.Conversations;

/// <summary>What was said on a ticket, and its files, out of what a connector reads for each of its tickets.</summary>
public sealed class ConversationReadTests
{
    private const string First = """
        { "people": [{ "id": "u1", "name": "Ann", "mail": "ann@desk.example" }],
          "said": [
            { "id": 1, "what": "R", "text": "<p>Hello</p>", "by": "u1", "at": "2026-05-01T10:00:00Z" },
            { "id": 2, "what": "log", "at": "2026-05-01T10:01:00Z" },
            { "id": 3, "what": "N", "text": "<b>Us</b>", "by": "u2", "at": "2026-05-01T10:02:00Z", "edited": "2026-05-01T11:00:00Z", "to": "1" } ] }
        """;

    private const string Second = """
        { "said": [
            { "id": 4, "what": "whisper", "text": "<p>Psst</p>", "at": "2026-05-01T10:03:00Z" },
            { "id": 5, "what": "R", "gone": true },
            { "id": 3, "what": "N", "text": "again", "at": "2026-05-01T10:02:00Z" },
            { "what": "R", "text": "no key" } ] }
        """;

    private const string Files = """
        { "files": [
            { "id": 7, "name": "képernyő.png", "type": "image/png", "size": 12, "said": "1", "cid": "x", "at": "2026-05-01T10:00:00Z" },
            { "id": 8, "name": "a.txt" } ] }
        """;

    private static readonly (string, Reply)[] Whole =
        [("GET /tickets/9/said?page=1", Reply.Json(First)), ("GET /tickets/9/said?page=2", Reply.Json(Second)), ("GET /tickets/9/files", Reply.Json(Files))];

    [Fact]
    public async Task Comments_and_files_are_told_with_what_is_known_of_them()
    {
        var desk = Talk.Desk(Whole);

        var report = await desk.Parts().ReadAsync(Talk.Ticket, Desk.Stop);

        Assert.Equal((null, false), (report.Failure, report.IsMissing));
        Assert.Equal(
            ["comment 1 public u1/Ann 10:00 - -", "comment 3 internal u2/ 10:02 11:00 1", "comment 4 internal / 10:03 - -"],
            report.Comments.Select(one => $"{one.Entity} {one.Key} {one.Kind} {one.Author?.Key}/{one.Author?.Name} {one.CreatedAt:HH:mm} {one.EditedAt?.ToString("HH:mm") ?? "-"} {one.InReplyTo ?? "-"}"));
        Assert.Equal("""{"format":"html","text":"<p>Hello</p>"}""", report.Comments[0].Body.ToString());
        Assert.Equal(
            ["attachment 7 képernyő.png image/png 12 1 inline", "attachment 8 a.txt   - "],
            report.Files.Select(one => $"{one.Entity} {one.Key} {one.Name} {one.MediaType} {one.Size} {one.Comment ?? "-"} {(one.IsInline ? "inline" : "")}"));
        Assert.Equal("képernyő.png", report.Files[0].Canonical["filename"].Text);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_told_with_its_reason()
    {
        var report = await Talk.Desk(Whole).Parts().ReadAsync(Talk.Ticket, Desk.Stop);

        var (key, failure) = Assert.Single(report.Unread);
        Assert.Null(key);
        Assert.Equal(FailureClass.Mapping, failure.Class);
        Assert.Contains("key", failure.Message);
    }

    [Fact]
    public async Task A_comment_of_a_kind_that_is_not_known_is_never_public()
    {
        var unmapped = await Talk.Desk(Whole).Parts().ReadAsync(Talk.Ticket, Desk.Stop);
        var untold = await Talk.With("\"kind\": { \"path\": \"$.what\", \"table\": \"visibility\" },", "", Whole).Parts().ReadAsync(Talk.Ticket, Desk.Stop);

        Assert.Equal("internal", unmapped.Comments.Single(one => one.Key == "4").Kind);
        Assert.All(untold.Comments, one => Assert.Null(one.Kind));
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_is_a_fault_and_one_that_is_not_there_is_none()
    {
        var report = await Talk.Desk(("GET /tickets/9/said", Reply.Json("""{ "said": [{ "id": 1, "what": "R", "text": [] }, { "id": 2, "what": "R" }] }"""))).Parts().ReadAsync(Talk.Ticket, Desk.Stop);

        Assert.True(report.Comments[0].Body.IsFault);
        Assert.Equal("null", report.Comments[1].Body.ToString());
    }

    [Fact]
    public async Task What_is_told_the_newest_first_is_put_in_the_order_in_which_it_was_said()
    {
        const string said = """
            { "said": [
              { "id": 3, "what": "R", "at": "2026-05-01T10:02:00Z" }, { "id": 2, "what": "R", "at": "2026-05-01T10:01:00Z" },
              { "id": 1, "what": "R", "at": "2026-05-01T10:01:00Z" } ] }
            """;
        var report = await Talk.Desk(("GET /tickets/9/said?page=1", Reply.Json(said))).Parts().ReadAsync(Talk.Ticket, Desk.Stop);

        Assert.Equal(["1", "2", "3"], report.Comments.Select(one => one.Key));
    }

    [Theory]
    [InlineData("GET /tickets/9/said")]
    [InlineData("GET /tickets/9/files")]
    public async Task A_ticket_that_went_in_between_is_missing(string path)
    {
        var report = await Talk.Desk([(path, new Reply(404, "")), .. Whole]).Parts().ReadAsync(Talk.Ticket, Desk.Stop);

        Assert.Equal((true, null), (report.IsMissing, report.Failure));
    }

    [Theory]
    [InlineData("GET /tickets/9/said?page=1", 500, FailureClass.Transient, 0)]
    [InlineData("GET /tickets/9/said?page=2", 403, FailureClass.Permission, 2)]
    [InlineData("GET /tickets/9/files", 429, FailureClass.Throttled, 3)]
    internal async Task A_list_that_cannot_be_read_is_a_failure_and_what_is_missing_says_nothing(string path, int status, FailureClass expected, int comments)
    {
        var report = await Talk.Desk([(path, new Reply(status, "")), .. Whole]).Parts().ReadAsync(Talk.Ticket, Desk.Stop);

        Assert.Equal((expected, false, comments), (report.Failure!.Class, report.IsMissing, report.Comments.Count));
    }

    [Fact]
    public async Task Comments_inside_the_ticket_are_taken_from_the_record_that_was_just_read()
    {
        const string list = "\"list\": { \"operation\": \"said\", \"where\": \"{{ record.what !== 'log' }}\" },";
        var desk = Talk.With(list, "\"embedded\": { \"in\": \"one\", \"records\": \"$.said[*]\" },", ("GET /tickets/9/files", Reply.Json(Files)));
        var ticket = Talk.Ticket with { Record = Desk.Json("""{ "id": 9, "said": [{ "id": 1, "what": "R", "text": "Hi" }] }""") };

        var report = await desk.Parts().ReadAsync(ticket, Desk.Stop);

        Assert.Equal(("1", "public"), (report.Comments.Single().Key, report.Comments.Single().Kind));
        Assert.Equal(["GET /tickets/9/files"], desk.Asked);
    }

    [Fact]
    public async Task Files_inside_a_comment_are_those_of_that_comment()
    {
        var desk = Talk.With(
            "\"attachment\": {\n      \"parent\": \"ticket\",\n      \"key\": \"$.id\",\n      \"list\": \"files\",",
            "\"attachment\": {\n      \"parent\": \"comment\",\n      \"key\": \"$.id\",\n      \"embedded\": { \"in\": \"said\", \"records\": \"$.files[*]\" },",
            ("GET /tickets/9/said?page=1", Reply.Json("""{ "said": [{ "id": 1, "what": "R", "files": [{ "id": 7, "name": "a.png" }] }, { "id": 2, "what": "N", "files": [{ "id": 8 }] }] }""")));

        var report = await desk.Parts().ReadAsync(Talk.Ticket, Desk.Stop);

        Assert.Equal([("7", "1"), ("8", "2")], report.Files.Select(one => (one.Key, one.Comment!)));
    }

    [Fact]
    public async Task The_bytes_of_a_file_are_asked_for_with_what_is_known_of_it()
    {
        var desk = Talk.Desk([("GET /files/7", Reply.Json("bytes")), ("GET /files/8", new Reply(404, "")), ("GET /files/9", new Reply(403, "")), .. Whole]);
        var file = (await desk.Parts().ReadAsync(Talk.Ticket, Desk.Stop)).Files[0];

        using var opened = await desk.Parts().OpenAsync(Talk.Ticket, file, Desk.Stop);
        using var missing = await desk.Parts().OpenAsync(Talk.Ticket, file with { Key = "8" }, Desk.Stop);
        using var refused = await desk.Parts().OpenAsync(Talk.Ticket, file with { Key = "9" }, Desk.Stop);

        Assert.Equal("bytes", await new StreamReader(opened.Content!.Stream!).ReadToEndAsync(Desk.Stop));
        Assert.Equal("GET /files/7/k%25C3%25A9perny%25C5%2591.png?ticket=9", desk.Asked[^3]);
        Assert.Equal((null, true, null), (missing.Content, missing.IsMissing, missing.Failure));
        Assert.Equal((false, FailureClass.Validation), (refused.IsMissing, refused.Failure!.Class));
    }

    [Fact]
    public async Task A_hash_and_what_a_scan_says_are_told_and_a_word_that_nobody_has_mapped_is_waited_for()
    {
        const string files = """
            { "files": [
                { "id": 1, "hash": "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "scan": "ok" }, { "id": 2, "hash": "d41d8cd9", "scan": "bad" },
                { "id": 3, "scan": "running" }, { "id": 4, "scan": "failed" }, { "id": 5 } ] }
            """;
        var desk = Talk.Desk(("GET /tickets/9/files", Reply.Json(files)));

        var report = await desk.Parts().ReadAsync(Talk.Ticket, Desk.Stop);

        Assert.Equal(
            ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 clean", " infected", " pending", " pending", " "],
            report.Files.Select(one => $"{one.Hash} {one.Scan}"));
    }

    [Fact]
    public async Task A_file_of_which_the_system_says_that_it_is_deleted_is_no_file_and_told_apart()
    {
        var desk = Talk.With(
            "\"download\": \"bytes\",", "\"download\": \"bytes\", \"delete\": \"drop\", \"deletes\": { \"flag\": \"{{ record.gone === true }}\" },",
            ("GET /tickets/9/files", Reply.Json("""{ "files": [{ "id": 1, "gone": true }, { "id": 2 }] }""")));

        var report = await desk.Parts().ReadAsync(Talk.Ticket, Desk.Stop);

        Assert.Equal([("attachment", "1")], report.DeletedFiles);
        Assert.Equal("2", Assert.Single(report.Files).Key);
        Assert.True(desk.FactsOf().Files!.Delete);
        Assert.False(Talk.Desk().FactsOf().Files!.Delete);
    }

    [Fact]
    public async Task A_file_is_deleted_by_its_key()
    {
        var desk = Talk.With("\"download\": \"bytes\",", "\"download\": \"bytes\", \"delete\": \"drop\",", ("DELETE /said/7", Reply.Json("{}")), ("DELETE /said/8", new Reply(404, "")));

        var done = await desk.Parts().WriteAsync(Talk.Order("attachment", """{ "filename": "a.txt" }""", WriteKind.Delete, "7", "{}"), Desk.Stop);
        var gone = await desk.Parts().WriteAsync(Talk.Order("attachment", """{ "filename": "a.txt" }""", WriteKind.Delete, "8", "{}"), Desk.Stop);

        Assert.Equal((WriteResult.Done, FailureClass.NotFound), (done.Result, gone.Failure!.Class));
        Assert.Equal(["DELETE /said/7", "DELETE /said/8"], desk.Asked);
    }

    [Fact]
    public void A_connector_without_comments_and_files_has_no_conversation() => Assert.Null(new Desk().System.Conversation);
}
