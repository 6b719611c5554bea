using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.Conversations;

/// <summary>What is sent for a comment or file, once and to the letter, and what came of it.</summary>
public sealed class ConversationWriteTests
{
    private const string Reply1 = """{ "body": { "format": "html", "text": "<p>Hi</p>" }, "kind": "public", "author": "u1", "inReplyTo": "4" }""";

    [Fact]
    public async Task A_reply_goes_with_its_files_and_the_mark_of_its_intent()
    {
        var desk = Talk.Desk(("POST", Reply.Json("""{ "id": 21 }""", 201)));
        desk.Files["k1"] = "bytes";

        var report = await desk.Parts().WriteAsync(Talk.Comment(Reply1, files: new FileToSend("k1", "képernyő.png", "image/png", 5)), Desk.Stop);

        Assert.Equal((WriteResult.Done, "21", null), (report.Result, report.Key, report.Failure));
        var asked = Assert.Single(desk.Asked).Split('\n', 2);
        Assert.Equal("POST /tickets/9/reply", asked[0]);
        Assert.Contains("""{"mark":"i-1","answers":"4","text":"<p>Hi</p>","what":"R","by":"u1"}""", asked[1]);
        Assert.Contains("\r\n\r\nbytes\r\n", asked[1]);
        Assert.Contains("képernyő.png", asked[1]);
    }

    [Fact]
    public async Task A_note_goes_where_notes_go()
    {
        var desk = Talk.Desk(("POST", Reply.Json("""{ "id": 22 }""")));

        await desk.Parts().WriteAsync(Talk.Comment("""{ "body": { "format": "html", "text": "x" }, "kind": "internal" }"""), Desk.Stop);

        Assert.StartsWith("POST /tickets/9/note\n", Assert.Single(desk.Asked));
    }

    [Theory]
    [InlineData("""{ "body": { "format": "html", "text": "x" }, "kind": "chase" }""", "of the kind chase")]
    [InlineData("""{ "body": { "format": "wiki", "text": "x" }, "kind": "public" }""", "as body cannot be said")]
    public async Task What_cannot_be_said_whole_is_not_sent_at_all(string wanted, string reason)
    {
        var desk = Talk.Desk();

        var report = await desk.Parts().WriteAsync(Talk.Comment(wanted), Desk.Stop);

        Assert.Equal(WriteResult.Failed, report.Result);
        Assert.Contains(reason, report.Failure!.Message);
        Assert.Empty(desk.Asked);
    }

    [Fact]
    public async Task A_comment_of_no_kind_is_internal()
    {
        const string note = """{ "body": { "format": "html", "text": "x" } }""";
        var noted = Talk.Desk(("POST", Reply.Json("""{ "id": 1 }""")));
        var refusing = Talk.With("[\"N\", \"internal\"]", "[\"C\", \"chase\"]");

        Assert.Equal(WriteResult.Done, (await noted.Parts().WriteAsync(Talk.Comment(note), Desk.Stop)).Result);
        Assert.Equal(WriteResult.Failed, (await refusing.Parts().WriteAsync(Talk.Comment(note), Desk.Stop)).Result);
        Assert.StartsWith("POST /tickets/9/note\n", Assert.Single(noted.Asked));
        Assert.Empty(refusing.Asked);
    }

    [Fact]
    public async Task Files_that_no_comment_carries_are_refused_and_not_dropped()
    {
        var desk = Talk.With("\"sentWith\": \"comment\",", "");

        var report = await desk.Parts().WriteAsync(Talk.Comment(Reply1, files: new FileToSend("k1", "a.png", null, 5)), Desk.Stop);

        Assert.Equal((WriteResult.Failed, FailureClass.Config), (report.Result, report.Failure!.Class));
        Assert.Empty(desk.Asked);
    }

    [Fact]
    public async Task Files_go_with_the_comments_whose_create_carries_them_and_with_no_others()
    {
        const string Note = "\"comment\": {\n      \"parent\"";
        var desk = new Desk(manifest: Talk.Manifest
            .Replace("\"operations\": {", "\"operations\": { \"jot\": { \"request\": \"POST /tickets/{{ parent.key }}/jots\", \"body\": \"{{ document }}\" },", StringComparison.Ordinal)
            .Replace(Note, "\"note\": { \"kind\": \"comment\", \"parent\": \"ticket\", \"key\": \"$.id\", \"list\": \"said\", \"create\": { \"operation\": \"jot\", \"recover\": { \"type\": \"none\" } }, "
                + "\"fields\": { \"body\": \"$.text\", \"kind\": { \"read\": \"internal\" } } }, " + Note, StringComparison.Ordinal));

        var report = await desk.Parts().WriteAsync(
            Talk.Order("note", """{ "body": { "format": "html", "text": "x" }, "kind": "internal" }""", files: new FileToSend("k1", "a.png", null, 5)), Desk.Stop);

        Assert.Equal([("note", false), ("comment", true)], desk.FactsOf().Comments.Select(one => (one.Entity, one.CarriesFiles)));
        Assert.Equal((WriteResult.Failed, FailureClass.Config), (report.Result, report.Failure!.Class));
        Assert.Empty(desk.Asked);
    }

    [Fact]
    public async Task Bytes_that_are_not_there_any_more_fail_the_write()
    {
        var desk = Talk.Desk(("POST", Reply.Json("""{ "id": 21 }""", 201)));

        var report = await desk.Parts().WriteAsync(Talk.Comment(Reply1, files: new FileToSend("k2", "a.png", "image/png", 5)), Desk.Stop);

        Assert.NotEqual(WriteResult.Done, report.Result);
        Assert.Contains("it is not there any more", report.Failure!.Message);
    }

    [Fact]
    public async Task An_edit_says_what_changes_and_nothing_else()
    {
        var desk = Talk.Desk();

        var report = await desk.Parts().WriteAsync(Talk.Comment(Reply1, WriteKind.Update, "21", """{ "kind": "internal" }"""), Desk.Stop);
        var idle = await desk.Parts().WriteAsync(Talk.Comment(Reply1, WriteKind.Update, "21", "{}"), Desk.Stop);

        Assert.Equal((WriteResult.Done, "21"), (report.Result, report.Key));
        Assert.Equal(WriteResult.Nothing, idle.Result);
        Assert.Equal(["PATCH /said/21\n{\"what\":\"N\"}"], desk.Asked);
    }

    [Fact]
    public async Task A_comment_is_deleted_by_its_key()
    {
        var desk = Talk.Desk();

        Assert.Equal(WriteResult.Done, (await desk.Parts().WriteAsync(Talk.Comment("{}", WriteKind.Delete, "21"), Desk.Stop)).Result);
        Assert.Equal(["DELETE /said/21"], desk.Asked);
    }

    [Fact]
    public async Task A_file_goes_by_itself()
    {
        var desk = Talk.Desk(("POST", Reply.Json("""{ "id": 31 }""")));
        desk.Files["k1"] = "bytes";

        var report = await desk.Parts().WriteAsync(Talk.Order("attachment", """{ "comment": "4" }""", files: new FileToSend("k1", "a.png", "image/png", 5)), Desk.Stop);

        Assert.Equal((WriteResult.Done, "31"), (report.Result, report.Key));
        Assert.Equal(["POST /tickets/9/files\nbytes"], desk.Asked);
    }

    [Theory]
    [InlineData(404, WriteResult.Failed, FailureClass.NotFound)]
    [InlineData(422, WriteResult.Failed, FailureClass.Validation)]
    [InlineData(403, WriteResult.Failed, FailureClass.Permission)]
    [InlineData(500, WriteResult.Unknown, FailureClass.Ambiguous)]
    internal async Task What_came_of_a_create_is_judged_as_of_a_ticket(int status, WriteResult result, FailureClass sort)
    {
        var desk = Talk.Desk(("POST", new Reply(status, "")));

        var report = await desk.Parts().WriteAsync(Talk.Comment(Reply1), Desk.Stop);

        Assert.Equal((result, sort), (report.Result, report.Failure!.Class));
        Assert.Single(desk.Asked);
    }

    [Fact]
    public async Task A_create_that_got_no_answer_is_looked_for_by_its_key()
    {
        var desk = Talk.Desk(
            ("POST", Reply.TimedOut),
            ("GET /said", Reply.Json("""{ "said": [{ "id": 23, "what": "R", "at": "2026-05-01T11:00:00Z" }, { "id": 22, "what": "R", "at": "2026-05-01T10:00:00Z" }] }""")));
        var order = Talk.Comment(Reply1);

        var lost = await desk.Parts().WriteAsync(order, Desk.Stop);
        var found = await desk.Parts().FindAsync(order, Desk.Stop);

        Assert.Equal((WriteResult.Unknown, null), (lost.Result, lost.Key));
        Assert.Equal(["22", "23"], found.Keys);
        Assert.Equal("GET /said?mark=i-1&ticket=9", desk.Asked[^1]);
    }

    [Fact]
    public async Task Nobody_can_look_where_there_is_no_key_or_no_answer()
    {
        var byText = await Talk.With("{ \"type\": \"lookup\", \"operation\": \"saidBy\", \"wait\": \"PT10S\" }", "{ \"type\": \"match\", \"by\": [\"body\"] }").Parts().FindAsync(Talk.Comment(Reply1), Desk.Stop);
        var broken = await Talk.Desk(("GET /said", new Reply(500, ""))).Parts().FindAsync(Talk.Comment(Reply1), Desk.Stop);

        Assert.Equal(FailureClass.Config, byText.Failure!.Class);
        Assert.Equal(FailureClass.Transient, broken.Failure!.Class);
    }
}
