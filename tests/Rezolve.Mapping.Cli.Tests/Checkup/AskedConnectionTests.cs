using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Tests.Checkup;

/// <summary>What doctor finds by asking a system, which it only reads.</summary>
public sealed class AskedConnectionTests : ConnectionTest
{
    private const string Connector = "connectors/desk/desk.connector.json";
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_connection_that_works_is_well()
    {
        Headers = ["Date: Fri, 01 May 2026 10:00:20 GMT", "X-RateLimit-Remaining: 900", "X-RateLimit-Limit: 1000", "X-RateLimit-Reset: 60"];

        var run = await RunApproved("doctor");

        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.EndsWith("Queue bottlenecks: well\nNothing is wrong.\n", run.Out);
        Assert.All(Received, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task Whoever_is_not_let_in_is_told_so_and_nothing_more_is_asked()
    {
        Pages["GET /me"] = (401, "{}");

        var run = await RunApproved("doctor", "desk", "--json");

        Assert.Equal(["RZ8102"], Codes(run));
        Assert.Equal("rezolve check desk --verbose", run.Json.GetProperty("findings")[0].GetProperty("commands")[0].GetString());
        Assert.DoesNotContain("s3cr3t", run.Out);
        Assert.Equal(5, run.Exit);
        Assert.All(Received, request => Assert.Equal("/me", request.Target));
    }

    [Fact]
    public async Task A_clock_that_differs_and_a_quota_that_ends_are_seen_in_the_answer()
    {
        Headers = ["Date: Fri, 01 May 2026 09:50:00 GMT", "X-RateLimit-Remaining: 40", "X-RateLimit-Limit: 1000", "X-RateLimit-Reset: 600"];

        var run = await RunApproved("doctor", "--json");

        Assert.Equal(["RZ8107", "RZ8601"], Codes(run));
        Assert.Equal("its clock is 10 minutes behind ours", run.Json.GetProperty("findings")[0].GetProperty("seen").GetString());
        Assert.Equal(6, run.Exit);
    }

    [Fact]
    public async Task Nothing_is_asked_where_nobody_wants_it()
    {
        var run = await RunApproved("doctor", "--offline");

        Assert.Equal(0, run.Exit);
        Assert.StartsWith("Connection errors: no system was asked\n", run.Out);
        Assert.Empty(Received);
    }

    [Fact]
    public async Task A_secret_that_is_missing_and_a_manifest_that_changed_keep_a_connection_closed()
    {
        await RunApproved("doctor");
        Write(Connector, Read(Connector).Replace("1.0.0", "1.0.1", StringComparison.Ordinal));

        Assert.Equal(["RZ8104"], Codes(await RunOpen("doctor", "--json")));
        var without = await Run("doctor", "--json");
        Assert.Equal(["RZ8103"], Codes(without));
        Assert.Equal(3, without.Exit);
    }

    [Fact]
    public async Task Lists_that_drifted_from_the_manifest_are_told_with_their_line()
    {
        Write(Connector, Read(Connector)
            .Replace("\"operations\": {", """
                "catalogs": { "statuses": { "operation": "statusList", "value": "$.id", "label": "$.name" } },
                "tables": { "status": { "catalog": "statuses", "rows": [["Neu", "new"], ["Offen", "open"]] } },
                "operations": { "statusList": { "request": "GET /statuses", "records": "$[*]" },
                """, StringComparison.Ordinal)
            .Replace("\"fields\": { \"subject\": \"$.title\" }", """ "fields": { "subject": "$.title", "status": { "path": "$.status", "table": "status" } } """, StringComparison.Ordinal));
        Pages["GET /statuses"] = (200, """[{"id":1,"name":"Neu"},{"id":3,"name":"Wartet"}]""");

        var run = await RunApproved("doctor", "--json");

        Assert.All(Codes(run), code => Assert.Equal("RZ8202", code));
        Assert.Contains(run.Json.GetProperty("findings").EnumerateArray(), one => one.GetProperty("seen").GetString()!.Contains("Wartet", StringComparison.Ordinal)
            && one.GetProperty("place").GetString()!.Contains("desk.connector.json:", StringComparison.Ordinal));
        Pages["GET /statuses"] = (403, "{}");
        Assert.Equal(["RZ8102"], Codes(await RunApproved("doctor", "--json")));
    }

    [Theory]
    [InlineData("[]", "RZ8109")]
    [InlineData("""[{ "id": 11, "text": "A" }]""", null)]
    public async Task Comments_that_are_known_and_listed_no_more_are_told_although_no_answer_says_so(string listed, string? code)
    {
        Write(Connector, Read(Connector)
            .Replace("\"operations\": {", "\"operations\": { \"notes\": { \"request\": \"GET /tickets/{{ parent.key }}/notes\", \"records\": \"$[*]\" },", StringComparison.Ordinal)
            .Replace("\"entities\": {", "\"entities\": { \"comment\": { \"parent\": \"ticket\", \"key\": \"$.id\", \"list\": \"notes\", \"fields\": { \"body\": \"$.text\" } },", StringComparison.Ordinal));
        Pages["GET /tickets/2/notes"] = (200, listed);
        await KeepCommentAsync();

        Assert.Equal(code is null ? [] : [code], Codes(await RunApproved("doctor", "--json")));
    }

    [Theory]
    [InlineData(""", "scope": "read" """, "its token was not given write (changing tickets), audit")]
    [InlineData(""", "scope": "read,audit,write" """, null)]
    [InlineData("", null)]
    public async Task Scopes_that_a_token_was_not_given_are_told_with_what_they_are_for(string told, string? seen)
    {
        Write(Connector, Read(Connector).Replace("""{ "type": "bearer", "token": "{{ inputs.token }}" }""", """
            { "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "{{ inputs.url }}/token", "clientId": "me", "clientSecret": "{{ inputs.token }}",
              "scopes": ["read", "write", "audit", "all/.default"], "scopesFor": { "write": "changing tickets" } }
            """, StringComparison.Ordinal));
        Pages["POST /token"] = (200, $$"""{ "access_token": "t0k3n", "expires_in": 3600{{told}} }""");

        var run = await RunApproved("doctor", "--json");

        Assert.Equal(seen is null ? [] : ["RZ8110"], Codes(run));
        Assert.Equal(seen is null ? [] : [seen], run.Json.GetProperty("findings").EnumerateArray().Select(one => one.GetProperty("seen").GetString()));
    }

    private static IEnumerable<string> Codes(CliRun run) => run.Json.GetProperty("findings").EnumerateArray().Select(one => one.GetProperty("code").GetString()!);

    private async Task KeepCommentAsync()
    {
        var comment = new HubComment
        {
            Id = "c1",
            Ticket = "t1",
            Kind = "public",
            Body = Value.Of("A"),
            CreatedAt = Now,
            Origin = new PartKey("desk", "comment", "11"),
        };
        var ticket = new HubTicket
        {
            Id = "t1",
            Fields = new Dictionary<string, HubField>(),
            Links = new Dictionary<string, string> { ["desk"] = "2" },
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        Directory.CreateDirectory(Path.Combine(Folder, "data"));
        await using var store = await LiteDbStore.OpenAsync(
            Path.Combine(Folder, "data", "rezolve.db"), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now), new LiteDbLimits(), TestContext.Current.CancellationToken);
        var link = new TicketLink { Connection = "desk", Key = "2", Ticket = "t1", Entity = "ticket" };
        var change = new StoreChange
        {
            Writes = [TicketRows.Of("acme", ticket), LinkRows.Of("acme", link), CommentRows.Of("acme", comment), CommentRows.Of("acme", comment.Origin!, comment)],
        };
        Assert.True((await store.CommitAsync(change, TestContext.Current.CancellationToken)).IsCommitted);
    }
}
