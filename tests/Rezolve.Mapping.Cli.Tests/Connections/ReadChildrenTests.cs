namespace Rezolve.Mapping.Cli.Tests.Connections;

/// <summary>Reading what belongs to something: files listed for each ticket, notes inside it, and replies in a feed of their own.</summary>
public sealed class ReadChildrenTests : ConnectionTest
{
    public ReadChildrenTests()
    {
        Write("connectors/desk/desk.connector.json", """
            {
              "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": {
                "inputs": { "url": { "type": "string" }, "token": { "type": "string", "secret": true } },
                "baseUrl": "{{ inputs.url }}", "auth": { "token": { "type": "bearer", "token": "{{ inputs.token }}" } }
              },
              "operations": {
                "all": { "request": "GET /tickets", "records": "$.items[*]", "query": { "team": "{{ filter.team }}" }, "also": { "user": "$.people[*]" } },
                "one": { "request": "GET /tickets/{{ key }}" },
                "files": { "request": "GET /tickets/{{ parent.key }}/files", "records": "$.files[*]" },
                "replies": { "request": "GET /replies", "records": "$.replies[*]" },
                "replyGet": { "request": "GET /tickets/{{ parent.key }}/replies/{{ key }}" },
                "people": { "request": "GET /people", "records": "$.people[*]" }
              },
              "entities": {
                "ticket": { "key": "$.id", "list": "all", "get": "one", "fields": { "subject": "$.title", "assignee": "$.owner" },
                  "filters": { "team": { "type": "integer" } } },
                "attachment": { "parent": "ticket", "key": "$.id", "list": "files", "fields": { "filename": "$.name" } },
                "comment": { "parent": "ticket", "key": "$.id", "embedded": { "in": "one", "records": "$.notes[*]" }, "fields": { "body": "$.text" } },
                "reply": { "kind": "comment", "parent": "ticket", "parentKey": "$.ticket", "key": "$.id", "list": "replies", "get": "replyGet", "fields": { "body": "$.text" } },
                "user": { "key": "$.id", "list": "people", "fields": { "username": "$.login", "email": "$.mail" } }
              }
            }
            """);
        Pages["GET /tickets"] = (200, """{ "items": [{ "id": 1, "title": "a", "owner": 5 }, { "id": 2, "title": "b", "owner": 6 }], "people": [{ "id": 5, "login": "eve" }, { "login": "?" }] }""");
        Pages["GET /tickets?team=7"] = (200, """{ "items": [{ "id": 2, "title": "b", "owner": null }], "people": [] }""");
        Pages["GET /tickets/1"] = (200, """{ "id": 1, "notes": [{ "id": 11, "text": "A" }, { "id": 12, "text": "B" }] }""");
        Pages["GET /tickets/2"] = (200, """{ "id": 2, "notes": [{ "id": 21, "text": "C" }] }""");
        Pages["GET /tickets/1/files"] = (200, """{ "files": [{ "id": "x", "name": "x.png" }] }""");
        Pages["GET /tickets/2/files"] = (200, """{ "files": [{ "id": "y", "name": "y.png" }, { "id": "z", "name": "z.png" }] }""");
        Pages["GET /replies"] = (200, """{ "replies": [{ "id": 31, "ticket": 1, "text": "D" }, { "id": 32, "ticket": 2, "text": "E" }] }""");
        Pages["GET /tickets/2/replies/32"] = (200, """{ "id": 32, "ticket": 2, "text": "E" }""");
    }

    [Fact]
    public async Task Children_of_all_parents_are_read_parent_by_parent()
    {
        var run = await RunApproved("read", "desk", "attachment");
        Assert.Equal(
            """
            {"key":"x","parent":{"entity":"ticket","key":"1"},"filename":"x.png"}
            {"key":"y","parent":{"entity":"ticket","key":"2"},"filename":"y.png"}
            {"key":"z","parent":{"entity":"ticket","key":"2"},"filename":"z.png"}

            """, run.Out);
        Assert.Equal(
            "3 records read, 3 mapped.\nRead for 2 tickets.\nAlso in the answers: 2 users.\n1 of these could not be read: the reference has no key: {\"login\":\"?\"}.\n", run.Err);
        Assert.Equal(0, run.Exit);
    }

    [Fact]
    public async Task Children_of_the_parents_named_are_read_without_reading_the_parents()
    {
        var run = await RunApproved("read", "desk", "attachment", "--parent", "2", "--parent", "1", "--limit", "2");
        Assert.Equal(
            """
            {"key":"y","parent":{"entity":"ticket","key":"2"},"filename":"y.png"}
            {"key":"z","parent":{"entity":"ticket","key":"2"},"filename":"z.png"}

            """, run.Out);
        Assert.Equal("2 records read, 2 mapped.\n", run.Err);
        Assert.All(Received, request => Assert.EndsWith("/files", request.Target));
    }

    [Fact]
    public async Task Children_inside_a_parent_cost_the_parent_alone()
    {
        var run = await RunApproved("read", "desk", "comment", "--parent", "1", "--json");
        Assert.Equal(
            """
            {"key":"11","parent":{"entity":"ticket","key":"1"},"body":{"format":"plain","text":"A"}}
            {"key":"12","parent":{"entity":"ticket","key":"1"},"body":{"format":"plain","text":"B"}}

            """, run.Out);
        Assert.Equal(["/tickets/1"], Received.Select(request => request.Target));
    }

    [Fact]
    public async Task A_feed_of_all_children_is_read_once_and_what_was_not_asked_for_is_counted()
    {
        var run = await RunApproved("read", "desk", "reply", "--parent", "2");
        Assert.Equal("""{"key":"32","parent":{"entity":"ticket","key":"2"},"body":{"format":"plain","text":"E"}}""" + "\n", run.Out);
        Assert.Equal("1 record read, 1 mapped.\n1 record of other parents passed over.\n", run.Err);
        Assert.Equal(["/replies"], Received.Select(request => request.Target));
    }

    [Fact]
    public async Task One_child_is_read_by_its_key_and_its_parents()
    {
        var run = await RunApproved("read", "desk", "reply", "--key", "32", "--parent", "2");
        Assert.Equal((0, """{"key":"32","parent":{"entity":"ticket","key":"2"},"body":{"format":"plain","text":"E"}}""" + "\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task A_parent_that_is_not_there_is_told()
    {
        var run = await RunApproved("read", "desk", "attachment", "--parent", "9", "--parent", "1");
        Assert.Equal((0, "1 record read, 1 mapped.\n1 parent not there.\n"), (run.Exit, run.Err));
    }

    [Fact]
    public async Task A_summary_in_json_counts_parents_and_what_else_came()
    {
        var run = await RunApproved("read", "desk", "attachment", "--json");
        Assert.Contains("\"parents\":{\"ticket\":2},\"also\":{\"user\":2},\"alsoUnreadable\":1,\"complete\":true", run.Err);
    }

    [Fact]
    public async Task A_person_who_came_along_is_told_by_name()
    {
        var run = await RunApproved("read", "desk", "ticket");
        Assert.Equal(
            """
            {"key":"1","subject":"a","assignee":{"key":"5","username":"eve"}}
            {"key":"2","subject":"b","assignee":{"key":"6"}}

            """, run.Out);
    }

    [Fact]
    public async Task A_reading_is_narrowed_by_what_the_connector_declares()
    {
        var run = await RunApproved("read", "desk", "ticket", "--filter", "team=7");
        Assert.Equal("""{"key":"2","subject":"b","assignee":null}""" + "\n", run.Out);
    }

    [Fact]
    public async Task Children_are_narrowed_by_the_filters_of_their_parents()
    {
        var run = await RunApproved("read", "desk", "attachment", "--filter", "team=7");
        Assert.Equal(["y", "z"], run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[8..9]));
        Assert.StartsWith("2 records read, 2 mapped.\nRead for 1 ticket.\n", run.Err);
    }

    [Theory]
    [InlineData("'team' is no filter.", "read", "desk", "ticket", "--filter", "team")]
    [InlineData("'ticket' has no filter 'teem'.", "read", "desk", "ticket", "--filter", "teem=7")]
    [InlineData("The filter 'team' is no integer: seven", "read", "desk", "ticket", "--filter", "team=seven")]
    [InlineData("'ticket' has no parent.", "read", "desk", "ticket", "--parent", "1")]
    [InlineData("'reply' is read by its key and its parent's.", "read", "desk", "reply", "--key", "32")]
    [InlineData("A record of one key has one parent.", "read", "desk", "reply", "--key", "32", "--parent", "1", "--parent", "2")]
    [InlineData("'attachment' cannot be read by key: it has no get.", "read", "desk", "attachment", "--key", "32")]
    public async Task What_cannot_be_is_refused(string said, params string[] args)
    {
        var run = await RunApproved(args);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains(said, run.Err);
        Assert.Empty(Received);
    }
}
