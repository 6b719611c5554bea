namespace Rezolve.Mapping.Cli.Tests.Commands;

public sealed class SimulateCommandTests : CliTest
{
    [Fact]
    public async Task Seeds_that_hold_end_well()
    {
        var run = await Run("simulate", "--seeds", "3", "--first-seed", "1", "--json");
        Assert.Equal((0, 3), (run.Exit, run.Json.GetProperty("seeds").GetInt32()));
        Assert.InRange(run.Json.GetProperty("leastFaults").GetInt32(), 30, run.Json.GetProperty("faults").GetInt32() / 3);
    }

    [Fact]
    public async Task The_sum_is_told_to_people()
    {
        var run = await Run("simulate", "--seeds", "1", "--first-seed", "2");
        Assert.Equal(0, run.Exit);
        Assert.Matches("^1 seed in [0-9.]+ s: [0-9]+ faults \\(per seed [0-9]+ or more, [0-9]+ on average\\), [0-9]+ held, [0-9]+ edits lost where a system cannot tell\\.", run.Out);
    }

    [Fact]
    public async Task A_connector_is_put_under_the_simulator()
    {
        Write("shelf.connector.json", Shelf);
        var run = await Run("simulate", "--connector", "shelf.connector.json", "--seeds", "3", "--json");
        Assert.Equal((0, 3), (run.Exit, run.Json.GetProperty("seeds").GetInt32()));
        Assert.Equal(["subject", "category", "custom.pages"], run.Json.GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal(["watchers"], run.Json.GetProperty("notPlayed").EnumerateArray().Select(field => field.GetString()));
        Assert.Empty(run.Json.GetProperty("takenAtItsWord").EnumerateArray());
    }

    [Fact]
    public async Task What_was_played_of_a_connector_is_told_to_people()
    {
        Write("shelf.connector.json", Shelf);
        var run = await Run("simulate", "--connector", "shelf.connector.json", "--seeds", "1");
        Assert.StartsWith("Fields of shelf: subject, category, custom.pages.\nNot played: watchers.\n1 seed in ", run.Out.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("There is no connector 'nowhere'", "--connector", "nowhere")]
    [InlineData("has no entity 'book'", "--connector", "shelf.connector.json", "--entity", "book")]
    [InlineData("cannot be read by its key", "--connector", "shelf.connector.json", "--entity", "page")]
    public async Task What_cannot_be_played_says_why(string why, params string[] args)
    {
        Write("shelf.connector.json", Shelf);
        var run = await Run(["simulate", .. args]);
        Assert.NotEqual(0, run.Exit);
        Assert.Contains(why, run.Err);
    }

    private const string Shelf = """
        {
          "manifestVersion": "1.0", "name": "shelf", "version": "1.0.0",
          "connection": { "baseUrl": "https://shelf.example", "auth": { "open": { "type": "none" } } },
          "operations": {
            "changed": { "request": "GET /changed", "query": { "since": "{{ cursor.since }}" }, "records": "$[*]" },
            "one": { "request": "GET /books/{{ key }}" },
            "make": { "request": "POST /books", "body": "{{ { mark: intent.key, ...document } }}" },
            "change": { "request": "PATCH /books/{{ key }}", "body": "{{ document }}" },
            "marked": { "request": "GET /books", "query": { "mark": "{{ intent.key }}" }, "records": "$[*]" }
          },
          "entities": {
            "ticket": {
              "key": "$.id",
              "changes": { "operation": "changed", "cursor": { "type": "instant", "field": "$.at", "ordered": true } },
              "get": "one",
              "create": { "operation": "make", "recover": { "type": "lookup", "operation": "marked", "wait": "PT5S" } },
              "update": "change",
              "fields": {
                "subject": "$.title", "category": "$.topic", "custom.pages": { "type": "integer", "path": "$.pages" },
                "watchers": { "read": "$.watchers[*]", "write": { "path": "$.watchers", "value": "{{ value }}" } }
              }
            },
            "page": { "kind": "ticket", "key": "$.id", "changes": { "operation": "changed", "cursor": { "type": "instant", "field": "$.at", "ordered": true } }, "fields": { "subject": "$.title" } }
          }
        }
        """;
}
