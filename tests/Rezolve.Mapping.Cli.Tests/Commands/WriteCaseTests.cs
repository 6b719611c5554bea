namespace Rezolve.Mapping.Cli.Tests.Commands;

/// <summary>What cases of type write show of groups and of what values are compared by.</summary>
public sealed class WriteCaseTests : CliTest
{
    public WriteCaseTests() => Write("desk/desk.connector.json", """
        {
          "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": { "baseUrl": "https://desk.example.com", "auth": { "none": { "type": "none" } } },
          "tables": { "teams": { "rows": [["1", "first"]] } },
          "operations": {
            "get": { "request": "GET /tickets/{{ key }}" },
            "put": { "request": "PUT /tickets/{{ key }}", "body": "{{ document }}" }
          },
          "entities": {
            "ticket": {
              "key": "$.id", "get": "get", "update": "put", "groups": { "assignment": ["assignee", "custom.team"] },
              "fields": {
                "subject": { "path": "$.title", "normalize": "{{ lower(value) }}" },
                "assignee": "$.who", "custom.team": { "type": "text", "path": "$.team", "table": "teams" }
              }
            }
          }
        }
        """);

    [Theory]
    [InlineData("""{ "subject": "PRINTER" }""", """{ "requests": [] }""")]
    [InlineData("""{ "subject": "Scanner" }""", """{ "requests": [ { "request": "PUT /tickets/1", "body": { "title": "Scanner" } } ] }""")]
    [InlineData("""{ "subject": "PRINTER", "assignee": { "key": "7" } }""", """{ "requests": [ { "request": "PUT /tickets/1", "body": { "who": "7" } } ] }""")]
    [InlineData(
        """{ "subject": "Scanner", "assignee": { "key": "7" }, "custom": { "team": "third" } }""",
        """{ "outcome": "hold", "code": "RZ7008", "held": ["assignee", "custom.team"], "requests": [ { "request": "PUT /tickets/1", "body": { "title": "Scanner" } } ] }""")]
    public async Task A_change_is_sent_as_the_case_says(string change, string expect)
    {
        Write("desk/cases/one.case.json", $$"""
            { "type": "write", "entity": "ticket", "key": "1", "current": { "id": 1, "title": "Printer", "who": "3", "team": "1" }, "change": {{change}}, "expect": {{expect}} }
            """);

        var run = await Run("test");

        Assert.Equal((0, "1 case: 1 passed.\n", ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task A_request_where_nothing_differs_fails_the_case()
    {
        Write("desk/cases/one.case.json", """
            { "type": "write", "entity": "ticket", "key": "1", "current": { "id": 1, "title": "Printer" }, "change": { "subject": "PRINTER" },
              "expect": { "requests": [ { "request": "PUT /tickets/1", "body": {} } ] } }
            """);

        var run = await Run("test");

        Assert.Equal(3, run.Exit);
        Assert.Contains("expected 1 requests\n    found    0 requests", run.Out);
    }
}
