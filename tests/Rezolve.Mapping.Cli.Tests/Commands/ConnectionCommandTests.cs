namespace Rezolve.Mapping.Cli.Tests.Commands;

public sealed class ConnectionCommandTests : ConnectionTest
{
    [Fact]
    public async Task A_connection_that_works_is_ok()
    {
        var run = await RunApproved("check", "desk");
        Assert.Equal((0, "desk: ok (200, 0 ms)\n", ""), (run.Exit, run.Out, run.Err));
        Assert.Equal("Bearer s3cr3t-token", Received.Single()["authorization"]);
    }

    [Fact]
    public async Task A_connection_that_works_is_ok_in_json()
    {
        var run = await RunApproved("check", "desk", "--json");
        Assert.Equal("""{"connection":"desk","ok":true,"status":200,"milliseconds":0}""" + "\n", run.Out);
    }

    [Theory]
    [InlineData(401, "{}", "401")]
    [InlineData(200, "{\"guest\":true}", "is not what the check expects, most likely because we are not signed in (")]
    [InlineData(403, "{\"error\":\"no rights\"}", "no rights")]
    public async Task A_connection_that_does_not_work_ends_with_5(int status, string body, string said)
    {
        Pages["GET /me"] = (status, body);
        var run = await RunApproved("check", "desk");
        Assert.Equal((5, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9006: me ", run.Err);
        Assert.Contains(said, run.Err);
    }

    [Theory]
    [InlineData("check", "desk")]
    [InlineData("read", "desk", "ticket")]
    [InlineData("call", "desk", "me")]
    public async Task What_is_not_approved_is_not_opened(params string[] args)
    {
        var run = await RunOpen(args);
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.Contains("error RZ5006: The connection 'desk' is not approved: nothing was approved yet", run.Err);
        Assert.Contains("rezolve approve desk", run.Err);
        Assert.Empty(Received);
    }

    [Fact]
    public async Task Approving_tells_what_is_approved_once()
    {
        var first = await RunOpen("approve", "desk");
        Assert.Equal((0, ""), (first.Exit, first.Err));
        Assert.StartsWith("desk: approved.\n  nothing was approved yet\n", first.Out);
        Assert.Contains($"it may reach {Url}", first.Out);
        var second = await RunOpen("approve", "desk", "--json");
        Assert.Equal("""{"connection":"desk","changed":false,"differences":[]}""" + "\n", second.Out);
    }

    [Theory]
    [InlineData("y\n", "desk: approved.\n")]
    [InlineData("n\n", "desk: not approved.\n")]
    [InlineData("", "desk: not approved.\n")]
    public async Task A_person_is_asked_before_approving(string answer, string said)
    {
        var run = await CliRun.InvokeAsync(
            Folder, System.Text.Encoding.UTF8.GetBytes(answer),
            terminal => terminal with { InputIsTerminal = true, ErrorsAreTerminal = true, Variable = name => name == "REZOLVE_SECRET_DESK_TOKEN" ? "s3cr3t-token" : null },
            CancellationToken.None, "approve", "desk");
        Assert.StartsWith(said, run.Out);
        Assert.EndsWith("Approve 'desk'? [y/N] ", run.Err);
        Assert.Equal(said.Contains("not"), !File.Exists(Path.Combine(Folder, "rezolve.lock.json")));
    }

    [Fact]
    public async Task Records_are_read_over_all_pages()
    {
        var run = await RunApproved("read", "desk", "ticket", "--limit", "0");
        Assert.Equal((0, "3 records read, 3 mapped.\n"), (run.Exit, run.Err));
        Assert.Equal(
            """
            {"key":"1","subject":"a"}
            {"key":"2","subject":"b"}
            {"key":"3","subject":"c"}

            """, run.Out);
    }

    [Fact]
    public async Task Records_are_read_as_received()
    {
        var run = await RunApproved("read", "desk", "ticket", "--raw", "--limit", "2", "--quiet");
        Assert.Equal((0, "{\"id\":1,\"title\":\"a\"}\n{\"id\":2, \"title\":\"b\"}\n", ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task One_record_is_read_by_its_key()
    {
        var run = await RunApproved("read", "desk", "ticket", "--key", "2", "--quiet");
        Assert.Equal((0, "{\"key\":\"2\",\"subject\":\"b\"}\n", ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_told()
    {
        var run = await RunApproved("read", "desk", "ticket", "--key", "9");
        Assert.Equal((6, ""), (run.Exit, run.Out));
        Assert.Contains("error RZ9005: There is no ticket with the key 9.\n", run.Err);
    }

    [Fact]
    public async Task A_reading_that_fails_keeps_what_was_read()
    {
        Pages["GET /tickets?page=2"] = (403, "{\"error\":\"no rights\"}");
        var run = await RunApproved("read", "desk", "ticket");
        Assert.Equal(5, run.Exit);
        Assert.Equal(2, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("2 records read, 2 mapped.\nerror RZ9006: ", run.Err);
    }

    [Fact]
    public async Task A_reading_that_fails_is_one_document_in_json()
    {
        Pages["GET /tickets?page=2"] = (403, "{\"error\":\"no rights\"}");
        var run = await RunApproved("read", "desk", "ticket", "--json");
        Assert.Equal(5, run.Exit);
        Assert.Equal((2, false), (run.ErrorJson.GetProperty("mapped").GetInt32(), run.ErrorJson.GetProperty("complete").GetBoolean()));
        Assert.Equal("RZ9006", run.ErrorJson.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_request_is_shown_and_not_sent()
    {
        Write("input.json", """{ "document": { "title": "x" } }""");
        var run = await RunApproved("call", "desk", "make", "--input", "input.json");
        Assert.Equal(0, run.Exit);
        Assert.StartsWith($"POST {Url}/tickets\n", run.Out);
        Assert.EndsWith("\n\n{\"ticket\":{\"title\":\"x\"},\"proof\":\"•••\"}\n", run.Out);
        Assert.DoesNotContain("s3cr3t", run.Out + run.Err);
        Assert.Empty(Received);
    }

    [Fact]
    public async Task A_request_is_sent_with_yes()
    {
        var run = await RunApprovedWith("""{ "document": { "title": "x" } }""", "call", "desk", "make", "--input", "-", "--yes", "--json");
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.True(run.Json.GetProperty("sent").GetBoolean());
        Assert.Equal("POST", run.Json.GetProperty("request").GetProperty("method").GetString());
        Assert.Equal("•••", run.Json.GetProperty("request").GetProperty("body").GetProperty("proof").GetString());
        Assert.Equal(201, run.Json.GetProperty("answer").GetProperty("status").GetInt32());
        Assert.Equal("""{"id":4}""", run.Json.GetProperty("answer").GetProperty("body").GetRawText());
        Assert.Equal("""{"ticket":{"title":"x"},"proof":"s3cr3t-token"}""", Received.Single().Body);
    }

    [Fact]
    public async Task The_first_page_is_the_usual_one()
    {
        var run = await RunApproved("call", "desk", "all", "--json");
        Assert.Equal($"{Url}/tickets?page=1", run.Json.GetProperty("request").GetProperty("url").GetString());
        Assert.False(run.Json.GetProperty("sent").GetBoolean());
    }

    [Fact]
    public async Task A_refused_call_shows_the_answer_and_ends_with_5()
    {
        var run = await RunApprovedWith("""{ "key": "9" }""", "call", "desk", "one", "--input", "-", "--yes");
        Assert.Equal((5, "{\"error\":\"no such thing\"}\n"), (run.Exit, run.Out));
        Assert.Contains("error RZ9006: one ", run.Err);
    }

    [Fact]
    public async Task What_a_request_needs_and_was_not_given_is_told()
    {
        var run = await RunApproved("call", "desk", "one");
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9007: ", run.Err);
        Assert.Contains("--input", run.Err);
    }

    [Theory]
    [InlineData("RZ9009", "call", "desk", "mee")]
    [InlineData("RZ9009", "read", "desk", "tickets")]
    [InlineData("RZ9003", "call", "desk", "me", "--input", "none.json")]
    [InlineData("RZ5008", "check", "dsk")]
    [InlineData("RZ5008", "approve", "dsk")]
    [InlineData("RZ9003", "check", "desk", "--workspace", "nowhere")]
    public async Task What_is_not_there_is_told(string code, params string[] args)
    {
        var run = await RunApproved([.. args, "--json"]);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Equal(code, run.ErrorJson.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_member_that_is_no_root_is_told_with_the_one_meant()
    {
        var run = await RunApprovedWith("""{ "kye": "9" }""", "call", "desk", "one", "--input", "-");
        Assert.Equal(2, run.Exit);
        Assert.Contains("error RZ9009: A request sees no 'kye'.\n  did you mean: key\n", run.Err);
    }

    [Fact]
    public async Task A_workspace_is_valid_without_its_secrets()
    {
        var run = await Run("validate");
        Assert.Equal((0, "2 files: no mistakes.\n"), (run.Exit, run.Out));
    }

    [Theory]
    [InlineData("\"connector\": \"desk\"", "\"connector\": \"dsk\"", "RZ5005")]
    [InlineData("\"url\":", "\"address\":", "RZ5003")]
    [InlineData("\"token\": {", "\"tokn\": {", "RZ5001")]
    [InlineData("\"auth\": \"token\"", "\"auth\": \"oauth\"", "RZ5009")]
    [InlineData("{ \"secret\": \"desk-token\" }", "\"open\"", "RZ5004")]
    public async Task A_wrong_connection_is_told(string right, string wrong, string code)
    {
        Write("rezolve.json", Read("rezolve.json").Replace(right, wrong));
        var run = await Run("validate");
        Assert.Equal((3, ""), (run.Exit, run.Err));
        Assert.Contains($"error {code}: ", run.Out);
        Assert.Contains("rezolve.json:", run.Out);
    }

    [Fact]
    public async Task A_missing_secret_is_told()
    {
        var run = await Run("approve", "desk");
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.Contains("error RZ5007", run.Err);
        Assert.Contains("REZOLVE_SECRET_DESK_TOKEN", run.Err);
    }

    private async Task<CliRun> RunApprovedWith(string input, params string[] args)
    {
        await RunOpen("approve", "desk");
        return await RunOpenWith(input, args);
    }
}
