using System.Text;

namespace Rezolve.Mapping.Cli.Tests.Testing;

public sealed class UpdateTests : CliTest
{
    private const string Failing = """
        { "type": "read",   "entity": "ticket", // the record stays as it is
          "record": {"id":1,"title":"Help",  "extra": []},
          "expect": {
            // why
            "canonical": {
              "key": "1", // its id
              "subject": "Halp",
              "gone": true
            }
          }
        }
        """;

    private const string Updated = """
        { "type": "read",   "entity": "ticket", // the record stays as it is
          "record": {"id":1,"title":"Help",  "extra": []},
          "expect": {
            // why
            "canonical": {
              "key": "1", // its id
              "subject": "Help"
            }
          }
        }
        """;

    private const string Diff = """
        --- desk/cases/one.case.json
        +++ desk/cases/one.case.json
        @@ -4,8 +4,7 @@
             // why
             "canonical": {
               "key": "1", // its id
        -      "subject": "Halp",
        -      "gone": true
        +      "subject": "Help"
             }
           }
         }

        """;

    public UpdateTests()
    {
        Write("desk/desk.connector.json", """
            {
              "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": { "inputs": { "url": { "type": "string" } }, "baseUrl": "{{ inputs.url }}", "auth": { "none": { "type": "none" } } },
              "operations": { "one": { "request": "GET /tickets/{{ key }}" }, "make": { "request": "POST /tickets", "body": "{{ document }}" } },
              "entities": { "ticket": { "key": "$.id", "get": "one", "create": { "operation": "make", "recover": { "type": "none" } }, "fields": { "subject": "$.title", "createdAt": { "read": "$.at" } } } }
            }
            """);
        Write("desk/cases/one.case.json", Failing);
    }

    [Fact]
    public async Task The_difference_is_shown_and_nothing_is_written_without_a_yes()
    {
        var run = await Run("test", "--update");
        Assert.Equal((3, "Nothing was written: repeat the command with --yes.\n"), (run.Exit, run.Err));
        Assert.StartsWith(Diff + "desk/cases/one.case.json: failed: one\n", run.Out);
        Assert.EndsWith("\n1 case: 0 passed, 1 failed, 0 updated.\n", run.Out);
        Assert.Equal(Failing, Read("desk/cases/one.case.json"));
    }

    [Fact]
    public async Task With_a_yes_only_the_expectation_is_written_and_comments_stay()
    {
        var run = await Run("test", "--update", "--yes");
        Assert.Equal((0, Diff + "desk/cases/one.case.json: updated: one\n1 case: 0 passed, 1 failed, 1 updated.\n", ""), (run.Exit, run.Out, run.Err));
        Assert.Equal(Updated, Read("desk/cases/one.case.json"));
        run = await Run("test", "--update", "--yes");
        Assert.Equal((0, "1 case: 1 passed, 0 updated.\n"), (run.Exit, run.Out));
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("n\n", false)]
    [InlineData("", false)]
    public async Task A_person_is_asked(string answer, bool isWritten)
    {
        var run = await CliRun.InvokeAsync(
            Folder, Encoding.UTF8.GetBytes(answer), terminal => terminal with { InputIsTerminal = true, ErrorsAreTerminal = true }, CancellationToken.None, "test", "--update");
        Assert.Equal("Update 1 case? [y/N] ", run.Err);
        Assert.Equal((isWritten ? 0 : 3, isWritten ? Updated : Failing), (run.Exit, Read("desk/cases/one.case.json")));
    }

    [Theory]
    [InlineData("", "\e[31;1m-      \"subject\": \"Halp\",\e[0m\n")]
    [InlineData("NO_COLOR", "\n-      \"subject\": \"Halp\",\n")]
    public async Task Colours_are_for_terminals(string variable, string line)
    {
        var run = await RunOn(terminal => terminal with { OutputIsTerminal = true, Variable = name => name == variable ? "1" : null }, "test", "--update");
        Assert.Contains(line, run.Out);
    }

    [Fact]
    public async Task Json_holds_the_difference()
    {
        var run = await Run("test", "--update", "--json");
        var update = run.Json.GetProperty("updates")[0];
        Assert.Equal(("desk/cases/one.case.json", false, Diff.TrimEnd('\n')), (
            update.GetProperty("file").GetString(), update.GetProperty("written").GetBoolean(), update.GetProperty("diff").GetString()));
        Assert.Equal((3, Failing), (run.Exit, Read("desk/cases/one.case.json")));
        run = await Run("test", "--update", "--yes", "--json");
        Assert.Equal((0, true, Updated), (run.Exit, run.Json.GetProperty("updates")[0].GetProperty("written").GetBoolean(), Read("desk/cases/one.case.json")));
    }

    [Theory]
    [InlineData("""{ "type": "read", "entity": "tickte", "record": {}, "expect": { "canonical": {} } }""", "/entity")]
    [InlineData("""{ "type": "write", "entity": "ticket", "create": { "subjekt": "x" }, "expect": { "requests": [] } }""", "/create")]
    [InlineData("""{ "type": "exchange", "run": "get", "entity": "ticket", "key": "1", "inputs": { "url": "https://a.example" }, "exchange": [{ "request": "GET /other/1", "answer": { "body": { "id": 1 } } }], "expect": { "records": [] } }""", "/exchange/0/request")]
    [InlineData("""{ "type": "exchange", "run": "list", "entity": "ticket", "inputs": { "url": "https://a.example" }, "exchange": [], "expect": { "records": [] } }""", "/expect/outcome")]
    public async Task A_case_that_fails_by_something_else_is_never_updated(string text, string place)
    {
        Write("desk/cases/one.case.json", text);
        var run = await Run("test", "--update", "--yes");
        Assert.Equal((3, text), (run.Exit, Read("desk/cases/one.case.json")));
        Assert.Contains($"\n  {place}\n", run.Out);
        Assert.EndsWith("\n1 case: 0 passed, 1 failed, 0 updated.\n", run.Out);
    }

    [Fact]
    public async Task A_manifest_with_a_mistake_updates_nothing()
    {
        Write("desk/desk.connector.json", Read("desk/desk.connector.json").Replace("$.title", "$.title["));
        var run = await Run("test", "--update", "--yes");
        Assert.Equal((3, Failing), (run.Exit, Read("desk/cases/one.case.json")));
    }

    [Theory]
    [InlineData("""{ "type": "read", "entity": "ticket", "record": { "id": 1, "title": "a", "at": "x" }, "expect": { "canonical": { "key": "1", "subject": "x" } } }""", """{ "outcome": "hold", "code": "RZ7005", "held": ["createdAt"], "canonical": { "key": "1", "subject": "a" } }""")]
    [InlineData("""{ "type": "read", "entity": "ticket", "record": { "id": 1, "title": "a" }, "expect": { "outcome": "hold", "code": "RZ7005" } }""", """{ "canonical": { "key": "1", "subject": "a" } }""")]
    [InlineData("""{ "type": "write", "entity": "ticket", "create": { "subject": "a" }, "inputs": { "url": "https://a.example" }, "expect": { "requests": [{ "request": "GET /" }] } }""", """{ "requests": [{ "request": "POST /tickets", "body": { "title": "a" } }] }""")]
    [InlineData("""{ "type": "exchange", "run": "get", "entity": "ticket", "key": "1", "inputs": { "url": "https://a.example" }, "exchange": [{ "request": "GET /tickets/1", "answer": { "body": { "id": 1 } } }], "expect": { "key": "2" } }""", """{ "key": "1" }""")]
    [InlineData("""{ "type": "exchange", "run": "get", "entity": "ticket", "key": "1", "inputs": { "url": "https://a.example" }, "exchange": [{ "request": "GET /tickets/1", "answer": { "status": 404 } }], "expect": { "key": "2" } }""", """{ "outcome": "missing" }""")]
    public async Task Every_sort_of_case_gets_what_came_out(string text, string expect)
    {
        Write("desk/cases/one.case.json", text);
        var run = await Run("test", "--update", "--yes");
        Assert.Equal(0, run.Exit);
        var written = System.Text.Json.Nodes.JsonNode.Parse(Read("desk/cases/one.case.json"))!;
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(expect), written["expect"]), written["expect"]!.ToJsonString());
        Assert.StartsWith(text[..text.IndexOf("\"expect\"", StringComparison.Ordinal)], Read("desk/cases/one.case.json"));
    }
}
