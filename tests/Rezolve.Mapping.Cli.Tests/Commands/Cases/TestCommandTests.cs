namespace Rezolve.Mapping.Cli.Tests.Commands.Cases;

public sealed class TestCommandTests : CliTest
{
    private const string Good = """{ "type": "read", "title": "open", "entity": "ticket", "record": { "id": 1, "state": "o" }, "expect": { "canonical": { "key": "1", "status": "open" } } }""";

    public TestCommandTests()
    {
        Write("desk/desk.connector.json", """
            {
              "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": { "baseUrl": "https://desk.example.com", "auth": { "none": { "type": "none" } } },
              "tables": { "status": { "rows": [["n", "new"], ["o", "open"]] } },
              "operations": { "all": { "request": "GET /tickets", "records": "$[*]" } },
              "entities": { "ticket": { "key": "$.id", "list": "all", "fields": { "status": { "read": "$.state", "table": "status" } } } }
            }
            """);
        Write("desk/cases/good.case.json", Good);
    }

    [Fact]
    public async Task Passed_cases_are_counted()
    {
        Write("desk/cases/deep/more.case.json", Good);
        var run = await Run("test");
        Assert.Equal((0, "2 cases: 2 passed.\n", ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task Passed_cases_are_named_when_verbose()
    {
        var run = await Run("test", "--verbose");
        Assert.Equal("desk/cases/good.case.json: passed: open\n1 case: 1 passed.\n", run.Out);
    }

    [Fact]
    public async Task A_failed_case_tells_what_differs()
    {
        Write("desk/cases/bad.case.json", Good.Replace("\"open\" } }", "\"new\" } }"));
        var run = await Run("test");
        Assert.Equal((3, ""), (run.Exit, run.Err));
        Assert.StartsWith("desk/cases/bad.case.json: failed: open\n  ", run.Out);
        Assert.Contains("    expected \"new\"\n    found    \"open\"\n", run.Out);
        Assert.EndsWith("\n2 cases: 1 passed, 1 failed.\n", run.Out);
    }

    [Fact]
    public async Task Results_can_be_json()
    {
        var run = await Run("test", "--json");
        Assert.Equal(0, run.Exit);
        Assert.Equal(
            """{"cases":[{"file":"desk/cases/good.case.json","title":"open","passed":true,"differences":[]}],"passed":1,"failed":0,"diagnostics":[],"errors":0,"warnings":0,"hints":0}""" + "\n", run.Out);
    }

    [Fact]
    public async Task Coverage_tells_what_no_case_uses()
    {
        var run = await Run("test", "--coverage");
        Assert.Equal(0, run.Exit);
        Assert.StartsWith("desk/desk.connector.json: ", run.Out);
        Assert.Contains("  not used: table status \"n\" = \"new\" read\n", run.Out);
        Assert.DoesNotContain("not used: table status \"o\" = \"open\" read\n", run.Out);
    }

    [Fact]
    public async Task Coverage_can_be_json()
    {
        var run = await Run("test", "--coverage", "--json");
        var coverage = run.Json.GetProperty("coverage")[0];
        Assert.Equal("desk/desk.connector.json", coverage.GetProperty("manifest").GetString());
        Assert.Equal(coverage.GetProperty("parts").GetInt32() - coverage.GetProperty("used").GetInt32(), coverage.GetProperty("notUsed").GetArrayLength());
    }

    [Fact]
    public async Task A_wrong_case_is_told()
    {
        Write("desk/cases/bad.case.json", "{ \"type\": \"raed\" }");
        var run = await Run("test");
        Assert.Equal((3, ""), (run.Exit, run.Err));
        Assert.StartsWith("desk/cases/bad.case.json:1:", run.Out);
        Assert.Contains("  did you mean: read\n", run.Out);
        Assert.EndsWith("\n1 case: 1 passed, 1 error.\n", run.Out);
    }

    [Fact]
    public async Task A_case_without_a_connector_is_told()
    {
        Write("elsewhere/lost.case.json", Good);
        var run = await Run("test", "elsewhere");
        Assert.Equal(3, run.Exit);
        Assert.Contains("error RZ9003: 'elsewhere/lost.case.json' lies beside no connector.\n", run.Out);
    }

    [Fact]
    public async Task A_connector_with_mistakes_fails_its_cases()
    {
        Write("desk/desk.connector.json", "{}");
        var run = await Run("test");
        Assert.Equal(3, run.Exit);
        Assert.StartsWith("desk/desk.connector.json:1:1: error RZ1004: ", run.Out);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("none/*.case.json")]
    public async Task A_pattern_that_leads_nowhere_is_told(string pattern)
    {
        var run = await Run("test", pattern);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith($"error RZ9003: '{pattern}' leads to no file.\n", run.Err);
    }
}
