using System.Text;

namespace Rezolve.Mapping.Cli.Tests.Commands;

public sealed class MapCommandTests : CliTest
{
    private const string Manifest = """
        {
          "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": {
            "inputs": { "label": { "type": "string" }, "level": { "type": "integer", "default": 3 } },
            "baseUrl": "https://desk.example.com", "auth": { "none": { "type": "none" } }
          },
          "tables": { "status": { "rows": [["n", "new"], ["o", "open"]] } },
          "operations": { "all": { "request": "GET /tickets", "records": "$[*]" } },
          "entities": { "ticket": { "key": "$.id", "list": "all", "fields": {
            "subject": "$.title", "status": { "path": "$.state", "table": "status" },
            "category": { "read": "{{ inputs.label + ':' + string(inputs.level) }}" },
            "custom.loud": { "type": "text", "read": "{{ scripts.loud(record.title) }}" } } } },
          "scripts": { "loud": "t => t + '!'" }
        }
        """;

    public MapCommandTests() => Write("desk.connector.json", Manifest);

    private Task<CliRun> Map(string input, params string[] args) => RunWith(input, ["map", "--connector", "desk.connector.json", "--set", "label=x", .. args]);

    [Fact]
    public async Task One_record_over_many_lines_is_mapped()
    {
        Write("one.json", "{\n  \"id\": 7,\n  \"title\": \"Fire\",\n  \"state\": \"n\"\n}\n");
        var run = await Run("map", "one.json", "--connector", "desk.connector.json", "--entity", "ticket", "--set", "label=x");
        Assert.Equal((0, "1 record read, 1 mapped.\n"), (run.Exit, run.Err));
        Assert.Equal("""{"key":"7","subject":"Fire","status":"new","category":"x:3","custom":{"loud":"Fire!"}}""" + "\n", run.Out);
    }

    [Theory]
    [InlineData("{\"id\":1,\"title\":\"a\"}\n{\"id\":2,\"title\":\"b\"}\n")]
    [InlineData("{\"id\":1,\"title\":\"a\"}\n{\"id\":2,\"title\":\"b\"}")]
    [InlineData("\n\n{\"id\":1,\"title\":\"a\"}\n \t\n{\"id\":2,\"title\":\"b\"}\n\n")]
    [InlineData("{\"id\":1,\"title\":\"a\"}\r\n\r\n{\"id\":2,\"title\":\"b\"}\r\n")]
    [InlineData("\uFEFF{\"id\":1,\"title\":\"a\"}\n{\"id\":2,\"title\":\"b\"}\n")]
    [InlineData("[{\"id\":1,\"title\":\"a\"},\n {\"id\":2,\r\n\"title\":\"b\"}]")]
    [InlineData("[{\"id\":1,\"title\":\"a\"},{\"id\":2,\"title\":\"b\"}]\n")]
    public async Task Lines_and_lists_are_mapped_in_order(string input)
    {
        var run = await Map(input);
        Assert.Equal((0, "2 records read, 2 mapped.\n"), (run.Exit, run.Err));
        Assert.Equal(
            """
            {"key":"1","subject":"a","category":"x:3","custom":{"loud":"a!"}}
            {"key":"2","subject":"b","category":"x:3","custom":{"loud":"b!"}}

            """, run.Out);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n")]
    [InlineData("[]")]
    public async Task Nothing_in_is_nothing_out(string input)
    {
        var run = await Map(input);
        Assert.Equal((0, "", "0 records read, 0 mapped.\n"), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task A_line_that_is_no_record_is_told_and_the_others_go_on()
    {
        var run = await Map("{\"id\":1,\"title\":\"a\"}\n\n{oops}\n[2]\n{\"id\":3,\"title\":\"c\"}\n");
        Assert.Equal(6, run.Exit);
        Assert.Equal(["1", "3"], Keys(run));
        Assert.Equal(
            """
            4 records read, 2 mapped, 2 failed.
            error RZ9005: Line 3: the text is not JSON (byte 2 of it).
              try: Correct the line named; one JSON object stands on each line, or one in the whole file.

            error RZ9005: Line 4: a JSON object is due.
              try: Correct the line named; one JSON object stands on each line, or one in the whole file.

            """, run.Err);
    }

    [Fact]
    public async Task What_is_held_is_told_with_the_line_of_the_manifest()
    {
        var run = await Map("{\"id\":1,\"title\":\"a\",\"state\":\"martian\"}\n{\"title\":\"b\"}\n");
        Assert.Equal(6, run.Exit);
        Assert.Equal(["1"], Keys(run));
        Assert.StartsWith("2 records read, 0 mapped, 1 mapped in part, 1 held.\ndesk.connector.json:10:37: error RZ7004: Line 1: status is held: ", run.Err);
        Assert.Contains("error RZ7001: Line 2: key is held: ", run.Err);
    }

    [Fact]
    public async Task Counts_and_problems_are_one_document_in_json()
    {
        var run = await Map("{\"id\":1,\"title\":\"a\"}\n{oops}\n", "--json");
        Assert.Equal((6, 1), (run.Exit, Keys(run).Count));
        Assert.Equal((2, 1, 1), (run.ErrorJson.GetProperty("read").GetInt32(), run.ErrorJson.GetProperty("mapped").GetInt32(), run.ErrorJson.GetProperty("failed").GetInt32()));
        Assert.Equal("RZ9005", run.ErrorJson.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task With_a_file_for_the_records_the_counts_are_the_data()
    {
        var run = await Map("{\"id\":1,\"title\":\"a\"}\n", "--json", "--out", "out.ndjson");
        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal("""{"read":1,"mapped":1,"mappedInPart":0,"held":0,"failed":0,"problems":0,"diagnostics":[],"errors":0,"warnings":0,"hints":0}""" + "\n", run.Out);
        Assert.Equal("""{"key":"1","subject":"a","category":"x:3","custom":{"loud":"a!"}}""" + "\n", Read("out.ndjson"));
    }

    [Fact]
    public async Task Quiet_tells_only_problems()
    {
        var run = await Map("{\"id\":1,\"title\":\"a\"}\n", "--quiet");
        Assert.Equal((0, ""), (run.Exit, run.Err));
    }

    [Fact]
    public async Task Many_pages_keep_their_order_and_their_line_numbers()
    {
        var input = new StringBuilder();
        for (var i = 1; i <= 30_000; i++)
            input.Append(i == 29_999 ? "oops\n" : $$"""{"id":{{i}},"title":"{{new string('x', 90)}}","state":"o"}""" + "\n");
        var run = await Map(input.ToString());
        Assert.Equal(6, run.Exit);
        Assert.StartsWith("30,000 records read, 29,999 mapped, 1 failed.\nerror RZ9005: Line 29999: ", run.Err);
        Assert.Equal(Enumerable.Range(1, 30_000).Where(i => i != 29_999).Select(i => i.ToString()), Keys(run));
    }

    [Fact]
    public async Task Of_many_problems_the_first_are_told()
    {
        var run = await Map(string.Concat(Enumerable.Repeat("{oops}\n", 50)));
        Assert.Equal(6, run.Exit);
        Assert.StartsWith("50 records read, 0 mapped, 50 failed. The first 20 of 50 problems:\n", run.Err);
        Assert.Equal(20, run.Err.Split("error RZ9005").Length - 1);
    }

    [Theory]
    [InlineData("--set", "level=5", "x:5")]
    [InlineData("--set", "label=a=b", "a=b:3")]
    public async Task Inputs_can_be_set(string option, string setting, string expected)
    {
        var run = await Map("{\"id\":1,\"title\":\"a\"}\n", option, setting);
        Assert.Equal(0, run.Exit);
        Assert.Contains($"\"category\":\"{expected}\"", run.Out);
    }

    [Theory]
    [InlineData("level=many", "RZ5002")]
    [InlineData("lable=1", "RZ5003")]
    public async Task Inputs_that_do_not_fit_are_told(string setting, string code)
    {
        var run = await Map("{\"id\":1}\n", "--set", setting);
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.Contains($"error {code}", run.Err);
    }

    [Fact]
    public async Task A_trace_shows_each_step_of_each_field()
    {
        var run = await Map("{\"id\":1,\"title\":\"a\",\"state\":\"martian\"}", "--trace");
        Assert.Equal(6, run.Exit);
        Assert.StartsWith(
            """
            subject  desk.connector.json:10:16
              value    "a"
              =        "a"
            status  desk.connector.json:10:37
              value    "martian"
              table    fault: 
            """, run.Out);
        Assert.Contains("(held, RZ7004)\n", run.Out);
        Assert.Contains("custom.loud", run.Out);
    }

    [Fact]
    public async Task A_trace_can_be_json()
    {
        var run = await Map("{\"id\":1,\"title\":\"a\",\"state\":\"n\"}", "--trace", "--json");
        Assert.Equal(0, run.Exit);
        var status = run.Json.EnumerateArray().Single(each => each.GetProperty("field").GetString() == "status");
        Assert.Equal("""{"field":"status","place":"desk.connector.json:10:37","steps":[{"step":"value","value":"n"},{"step":"table","value":"new"}],"value":"new"}""", status.GetRawText());
    }

    [Fact]
    public async Task A_trace_does_not_go_with_reverse()
    {
        var run = await Map("{}", "--reverse", "--trace");
        Assert.Equal((2, ""), (run.Exit, run.Out));
    }

    [Theory]
    [InlineData("RZ9003", "map", "none.json", "--connector", "desk.connector.json")]
    [InlineData("RZ9003", "map", "--connector", "nowhere")]
    [InlineData("RZ9009", "map", "--connector", "desk.connector.json", "--entity", "tickets")]
    [InlineData("RZ9003", "map", "--connector", "desk.connector.json", "--out", "nowhere/out.ndjson")]
    [InlineData("RZ9003", "map", "--connector", "desk.connector.json", "--out", ".")]
    [InlineData("RZ9002", "map", "--connector", "desk.connector.json", "--out")]
    [InlineData("RZ9002", "map", "--connector", "desk.connector.json", "--trace", "--reverse")]
    [InlineData("RZ9002", "map", "--connector", "desk.connector.json", "--set", "nothing")]
    [InlineData("RZ9004", "map", "desk.connector.json", "--connector", "desk.connector.json", "--out", "./desk.connector.json")]
    public async Task What_cannot_be_used_is_told(string code, params string[] args)
    {
        var run = await Run([.. args, "--json"]);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Equal(code, run.ErrorJson.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_interrupted_run_ends_with_130()
    {
        var run = await CliRun.InvokeAsync(Folder, "{\"id\":1,\"title\":\"a\"}\n"u8.ToArray(), terminal => terminal with { Input = new InterruptedStream() }, InterruptedStream.Token, "map", "--connector", "desk.connector.json");
        Assert.Equal((130, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9008: The command was interrupted.\n", run.Err);
    }

    [Fact]
    public async Task A_connector_is_found_by_its_name()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "connectors/desk"));
        File.Move(Path.Combine(Folder, "desk.connector.json"), Path.Combine(Folder, "connectors/desk/desk.connector.json"));
        var run = await RunWith("{\"id\":1,\"title\":\"a\"}", "map", "--connector", "desk", "--quiet");
        Assert.Equal((0, ""), (run.Exit, run.Err));
    }

    [Fact]
    public async Task Nobody_is_asked_to_type_records()
    {
        var run = await RunOn(terminal => terminal with { InputIsTerminal = true }, "map", "--connector", "desk.connector.json");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9002: There is nothing to map.\n", run.Err);
    }

    [Fact]
    public async Task A_connector_is_needed()
    {
        var run = await Run("map", "x.json");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("--connector", run.Err);
    }

    [Fact]
    public async Task A_wrong_manifest_is_told()
    {
        Write("desk.connector.json", "{}");
        var run = await Run("map", "--connector", "desk.connector.json");
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.Contains("desk.connector.json:1:1: error RZ1004", run.Err);
    }

    private static List<string> Keys(CliRun run) =>
        [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!)];

    // An input that never ends by itself.
    private sealed class InterruptedStream : MemoryStream
    {
        private static readonly CancellationTokenSource Source = new();

        public static CancellationToken Token => Source.Token;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Source.Cancel();
            cancellationToken.ThrowIfCancellationRequested();
            return new(0);
        }
    }
}
