namespace Rezolve.Mapping.Cli.Tests.Commands;

public sealed class ValidateCommandTests : CliTest
{
    private const string Good = """
        {
          "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": { "baseUrl": "https://desk.example.com", "auth": { "none": { "type": "none" } } },
          "operations": { "all": { "request": "GET /tickets", "records": "$[*]" } },
          "entities": { "ticket": { "key": "$.id", "list": "all", "fields": { "subject": "$.title" } } },
        }
        """;

    private const string Bad = """
        {
          "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": { "baseUrl": "https://desk.example.com", "auth": { "none": { "type": "none" } } },
          "operatoins": {},
          "operations": { "all": { "request": "GET /tickets", "records": "$[*]" } },
          "entities": { "ticket": { "key": "$.id", "list": "all", "fields": { "subject": "$.title" } } }
        }
        """;

    [Fact]
    public async Task Good_manifests_are_counted()
    {
        Write("one/a.connector.json", Good);
        Write("one/two/b.connector.json", Good);
        var run = await Run("validate");
        Assert.Equal((0, "2 files: no mistakes.\n", ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task A_mistake_is_told_with_place_excerpt_near_miss_and_remedy()
    {
        Write("desk.connector.json", Bad);
        var run = await Run("validate");
        Assert.Equal((3, ""), (run.Exit, run.Err));
        Assert.StartsWith("desk.connector.json:4:3: error RZ1003: ", run.Out);
        Assert.Contains(
            """
              4 |   "operatoins": {},
                |   ^^^^^^^^^^^^
              at: /operatoins
              did you mean: operations
              try: 
            """, run.Out);
        Assert.EndsWith("\n\n1 file: 1 error.\n", run.Out);
    }

    [Fact]
    public async Task Json_tells_the_same()
    {
        Write("desk.connector.json", Bad);
        var run = await Run("validate", "--json");
        Assert.Equal((3, ""), (run.Exit, run.Err));
        Assert.Equal("desk.connector.json", run.Json.GetProperty("files")[0].GetString());
        Assert.Equal(1, run.Json.GetProperty("errors").GetInt32());
        var one = run.Json.GetProperty("diagnostics")[0];
        Assert.Equal("RZ1003", one.GetProperty("code").GetString());
        Assert.Equal("error", one.GetProperty("severity").GetString());
        Assert.Equal("operations", one.GetProperty("didYouMean").GetString());
        Assert.Equal(4, one.GetProperty("place").GetProperty("line").GetInt32());
        Assert.Equal(3, one.GetProperty("place").GetProperty("column").GetInt32());
        Assert.Equal("/operatoins", one.GetProperty("place").GetProperty("pointer").GetString());
        Assert.Equal("  \"operatoins\": {},\n  ^^^^^^^^^^^^", one.GetProperty("excerpt").GetString());
    }

    [Fact]
    public async Task Good_manifests_are_named_in_json()
    {
        Write("desk.connector.json", Good);
        var run = await Run("validate", "--json");
        Assert.Equal(0, run.Exit);
        Assert.Equal("""{"files":["desk.connector.json"],"diagnostics":[],"errors":0,"warnings":0,"hints":0}""" + "\n", run.Out);
    }

    [Fact]
    public async Task A_text_that_is_no_json_is_told()
    {
        Write("desk.connector.json", "{ \"name\": ");
        var run = await Run("validate", "desk.connector.json");
        Assert.Equal(3, run.Exit);
        Assert.StartsWith("desk.connector.json:1:", run.Out);
        Assert.Contains("error RZ1001", run.Out);
    }

    [Fact]
    public async Task The_mistakes_of_all_files_are_told_in_order_of_files()
    {
        Write("b.connector.json", Bad);
        Write("a.connector.json", Bad);
        var run = await Run("validate");
        Assert.Equal(3, run.Exit);
        Assert.StartsWith("a.connector.json:4:3", run.Out);
        Assert.Contains("\n\nb.connector.json:4:3", run.Out);
        Assert.EndsWith("\n2 files: 2 errors.\n", run.Out);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("./one/")]
    [InlineData("one/*.connector.json")]
    [InlineData("**/a.connector.json")]
    [InlineData("o?e/**/a.*.json")]
    [InlineData("one/a.connector.json")]
    public async Task Files_folders_and_patterns_are_found(string pattern)
    {
        Write("one/a.connector.json", Good);
        Write("two/b.connector.json", Bad);
        var run = await Run("validate", pattern);
        Assert.Equal((0, "1 file: no mistakes.\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task Folders_of_tools_are_passed_over()
    {
        Write("a.connector.json", Good);
        Write("bin/b.connector.json", Bad);
        Write("node_modules/x/c.connector.json", Bad);
        Write(".git/d.connector.json", Bad);
        var run = await Run("validate");
        Assert.Equal((0, "1 file: no mistakes.\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task Without_any_manifest_it_says_how_to_begin()
    {
        var run = await Run("validate");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Equal("error RZ9003: There is no connector manifest here.\n  try: Begin one with: rezolve new connector NAME\n", run.Err);
    }

    [Theory]
    [InlineData("nothing.connector.json")]
    [InlineData("nowhere/**/*.json")]
    public async Task A_pattern_that_leads_nowhere_is_told(string pattern)
    {
        Write("a.connector.json", Good);
        var run = await Run("validate", "a.connector.json", pattern);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith($"error RZ9003: '{pattern}' leads to no file.\n", run.Err);
    }

    [Theory]
    [InlineData("../secret.js", "it is outside the connector's folder")]
    [InlineData("/etc/hostname", "it is outside the connector's folder")]
    [InlineData("link.js", "it is outside the connector's folder")]
    [InlineData("scripts/none.js", "there is no such file")]
    public async Task Scripts_stay_in_the_manifests_folder(string script, string why)
    {
        Write("secret.js", "x => x");
        Directory.CreateDirectory(Path.Combine(Folder, "desk"));
        File.CreateSymbolicLink(Path.Combine(Folder, "desk/link.js"), Path.Combine(Folder, "secret.js"));
        Write("desk/desk.connector.json", Good.Replace("\"entities\"", "\"scripts\": { \"s\": { \"file\": \"" + script + "\", \"function\": \"f\" } }, \"entities\""));
        var run = await Run("validate");
        Assert.Equal(3, run.Exit);
        Assert.Contains(why, run.Out.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task A_workspace_is_checked_too()
    {
        Write("rezolve.json", """{ "workspaceVersion": "1.0", "tenant": "acme", "conections": {}, "connections": {} }""");
        var run = await Run("validate");
        Assert.Equal(3, run.Exit);
        Assert.StartsWith("rezolve.json:1:48: error RZ1003: ", run.Out);
        Assert.EndsWith("\n1 file: 1 error.\n", run.Out);
    }

    [Fact]
    public async Task What_a_workspace_keeps_the_same_is_checked_with_its_connectors()
    {
        Write("desk/desk.connector.json", Good);
        Write("rezolve.json", """
            {
              "workspaceVersion": "1.0", "tenant": "acme", "connections": { "desk": { "connector": "desk" } },
              "syncs": { "support": { "between": { "desk": { "entity": "tiket" } }, "fields": { "subject": { "owner": "dsk" } } } }
            }
            """);
        var run = await Run("validate", "rezolve.json");
        Assert.Equal(3, run.Exit);
        Assert.Equal(["RZ5202", "RZ5203", "RZ5206"], System.Text.RegularExpressions.Regex.Matches(run.Out, @"rezolve\.json:3:\d+: error (RZ\d+)").Select(match => match.Groups[1].Value).Order());
        Assert.Contains("did you mean: ticket", run.Out);
        Assert.EndsWith("\n1 file: 3 errors.\n", run.Out);
    }

    [Fact]
    public async Task Control_characters_never_reach_the_terminal()
    {
        Write("desk.connector.json", Good.Replace("\"name\": \"desk\"", "\"na\\u001b[31mme\": 1, /*\u001b[2J*/ \"name\": \"desk\""));
        var run = await Run("validate");
        Assert.Equal(3, run.Exit);
        Assert.DoesNotContain('\e', run.Out);
    }

    [Fact]
    public async Task A_path_that_no_case_has_is_a_warning()
    {
        Write("desk/desk.connector.json", Good.Replace("$.title", "$.titel", StringComparison.Ordinal).Replace(" \"fields\"", "\n    \"fields\"", StringComparison.Ordinal));
        Write("desk/cases/one.case.json", """{ "type": "read", "entity": "ticket", "record": { "id": 1, "title": "Hello" }, "expect": { "canonical": { "key": "1" } } }""");
        var run = await Run("validate");
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal(
            """
            desk/desk.connector.json:6:28: warning RZ6001: $.titel selects nothing in the one sample of the entity 'ticket': $ has no member 'titel'.
              6 |     "fields": { "subject": "$.titel" } } },
                |                            ^^^^^^^^^
              at: /entities/ticket/fields/subject
              did you mean: title
              try: Members seen at $: id, title. If the member is right, record a case that has it.

            2 files: 1 warning.

            """, run.Out);
    }

    [Fact]
    public async Task A_path_that_the_openapi_document_has_not_is_a_warning()
    {
        Write("desk/desk.connector.json", Good.Replace("\"name\": \"desk\",", "\"name\": \"desk\", \"openapi\": \"api.json\",", StringComparison.Ordinal));
        Write("desk/api.json", """
            { "openapi": "3.0.0", "paths": { "/tickets": { "get": { "responses": { "200": { "content": { "application/json": { "schema":
              { "type": "array", "items": { "type": "object", "properties": { "id": { "type": "integer" }, "titel": { "type": "string" } } } } } } } } } } } }
            """);
        var run = await Run("validate");
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.StartsWith(
            "desk/desk.connector.json:5:82: warning RZ6014: $.title selects nothing: $ has no member 'title', "
            + "by api.json /paths/~1tickets/get/responses/200/content/application~1json/schema/items.\n", run.Out);
        Assert.Contains("did you mean: titel\n", run.Out);
    }

    [Theory]
    [InlineData("api.json", "there is no such file")]
    [InlineData("../api.json", "it is outside the connector's folder")]
    [InlineData("api.yaml", "it is YAML, and JSON is read: convert it once, for example with yq -o=json")]
    public async Task An_openapi_document_that_cannot_be_read_is_a_mistake(string name, string problem)
    {
        Write("desk/desk.connector.json", Good.Replace("\"name\": \"desk\",", $"\"name\": \"desk\", \"openapi\": \"{name}\",", StringComparison.Ordinal));
        Write("desk/api.yaml", "openapi: 3.0.0");
        var run = await Run("validate");
        Assert.Equal((3, ""), (run.Exit, run.Err));
        Assert.StartsWith($"desk/desk.connector.json:2:56: error RZ6010: The OpenAPI document '{name}' cannot be read: {problem}.\n", run.Out);
    }
}
