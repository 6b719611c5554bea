using System.Text;
using Rezolve.Json.Reading;

namespace Rezolve.Mapping.Cli.Tests.Commands.Authoring;

public sealed class PrintCommandTests : CliTest
{
    public PrintCommandTests()
    {
        Write("connectors/desk/desk.connector.json", """
            {
              "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": {
                // Where it is.
                "baseUrl": "https://desk.example.com",
                "auth": { "none": { "type": "none" } }
              },
              "catalogs": { "statuses": { "operation": "statusList", "value": "$.id", "label": "$.name" } },
              "operations": {
                "statusList": { "request": "GET /statuses", "records": "$[*]" },
                "ticketGet": { "request": "GET /tickets/{{ key }}" },
                "ticketUpdate": { "request": "PUT /tickets/{{ key }}", "headers": { "If-Match": "{{ version }}" }, "body": "{{ document }}" }
              },
              "entities": {
                "ticket": {
                  "key": "$.id", "get": "ticketGet", "update": "ticketUpdate",
                  "fields": { "subject": "$.title", "status": { "path": "$.status", "catalog": "statuses" } }
                }
              }
            }
            """);
        Write("connectors/acme/acme.connector.json", """
            {
              "manifestVersion": "1.0", "extends": "desk", "name": "acme",
              "connection": { "timeout": "PT5S" },
              "entities": { "ticket": { "fields": { "subject": "$['my \"title\"']" } } },
              "capabilities": { "ticket.update": false }
            }
            """);
        Write("rezolve.json", """
            { "workspaceVersion": "1.0", "tenant": "acme",
              "connections": {
                "main": { "connector": "acme",
                  "overlay": { "connection": { "baseUrl": "https://acme.example.com" } } } } }
            """);
    }

    [Fact]
    public async Task A_connector_is_printed_merged()
    {
        var run = await Run("print", "acme");

        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal("""
            {
              "manifestVersion": "1.0",
              "name": "acme",
              "version": "1.0.0",
              "connection": { "baseUrl": "https://desk.example.com", "auth": { "none": { "type": "none" } }, "timeout": "PT5S" },
              "catalogs": { "statuses": { "operation": "statusList", "value": "$.id", "label": "$.name" } },
            """, string.Join('\n', run.Out.Split('\n').Take(6)));
        Assert.Contains("$['my \\\"title\\\"']", run.Out);
        Assert.Equal(run.Out, (await Run("print", "connectors/acme")).Out);
    }

    [Fact]
    public async Task A_connection_is_printed_with_its_overlay()
    {
        var run = await Run("print", "main", "--resolved");

        Assert.Equal("""
            {  // connectors/acme/acme.connector.json:1
              "manifestVersion": "1.0",  // connectors/acme/acme.connector.json:2
              "name": "acme",  // connectors/acme/acme.connector.json:2
              "version": "1.0.0",  // connectors/desk/desk.connector.json:2
              "connection": {  // rezolve.json:4
                "baseUrl": "https://acme.example.com",  // rezolve.json:4
                "auth": { "none": { "type": "none" } },  // connectors/desk/desk.connector.json:6
                "timeout": "PT5S"  // connectors/acme/acme.connector.json:3
              },
            """.Replace("{  // connectors/acme/acme.connector.json:1", "{  // rezolve.json:4", StringComparison.Ordinal), string.Join('\n', run.Out.Split('\n').Take(9)));
        Assert.Contains("\n        \"subject\": \"$['my \\\"title\\\"']\",  // connectors/acme/acme.connector.json:4\n", run.Out);
        Assert.Equal((0, ""), (run.Exit, run.Err));
    }

    [Fact]
    public async Task What_is_printed_with_places_is_the_same_manifest()
    {
        var plain = await Run("print", "main");
        var resolved = await Run("print", "main", "--resolved");

        Assert.Equal(Raw(plain.Out), Raw(resolved.Out));
    }

    [Fact]
    public async Task In_JSON_the_origins_stand_by_pointer()
    {
        var json = (await Run("print", "main", "--resolved", "--json")).Json;

        Assert.Equal("https://acme.example.com", json.GetProperty("manifest").GetProperty("connection").GetProperty("baseUrl").GetString());
        var origin = json.GetProperty("origins").GetProperty("/connection/baseUrl");
        Assert.Equal(
            ("rezolve.json", 4, "/connections/main/overlay/connection/baseUrl"),
            (origin.GetProperty("file").GetString(), origin.GetProperty("line").GetInt32(), origin.GetProperty("pointer").GetString()));
        Assert.False((await Run("print", "main", "--json")).Json.TryGetProperty("origins", out _));
    }

    [Fact]
    public async Task What_it_can_do_is_told_with_the_reason()
    {
        var run = await Run("print", "desk", "--abilities");

        Assert.Equal("""
            ticket.read	records are read by key or come whole	connectors/desk/desk.connector.json:15
            ticket.update	it has update	connectors/desk/desk.connector.json:15
            ticket.compareAndSet	its update sends the version	connectors/desk/desk.connector.json:15
            discovery.statuses	it is a catalogue	connectors/desk/desk.connector.json:8

            """, run.Out, ignoreLineEndingDifferences: true);
        Assert.Equal(
            ["ticket.read", "ticket.compareAndSet", "discovery.statuses"],
            (await Run("print", "acme", "--abilities", "--json")).Json.GetProperty("abilities").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_mistake_in_a_base_is_told_instead()
    {
        Write("connectors/desk/desk.connector.json", Read("connectors/desk/desk.connector.json").Replace("\"timeout\"", "\"timout\"").Replace("\"auth\"", "\"ath\""));

        var run = await Run("print", "acme");

        Assert.Equal(3, run.Exit);
        Assert.Contains("connectors/desk/desk.connector.json:6", run.Err);
    }

    [Fact]
    public async Task A_name_that_is_neither_is_told_with_the_near_one()
    {
        var run = await Run("print", "mian");

        Assert.Equal(2, run.Exit);
        Assert.Contains("There is neither a connection nor a connector 'mian'.", run.Err);
        Assert.Contains("main", run.Err.Replace("mian", "", StringComparison.Ordinal));
    }

    private static string Raw(string text) =>
        AuthoredJson.Parse(Encoding.UTF8.GetBytes(text), new JsonLimits(100_000, 64)).Root!.ToElement().GetRawText();
}
