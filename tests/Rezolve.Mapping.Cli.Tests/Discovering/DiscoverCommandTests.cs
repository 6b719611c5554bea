namespace Rezolve.Mapping.Cli.Tests.Discovering;

/// <summary>What a system tells of itself, what of it a connector uses, and what is gone.</summary>
public sealed class DiscoverCommandTests : ConnectionTest
{
    private const string Connector = "connectors/desk/desk.connector.json";

    private const string Manifest = """
        {
          "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": {
            "inputs": { "url": { "type": "string" }, "token": { "type": "string", "secret": true } },
            "baseUrl": "{{ inputs.url }}", "auth": { "token": { "type": "bearer", "token": "{{ inputs.token }}" } }
          },
          "tables": {
            "status": { "catalog": "statuses", "rows": [["New", "new"],
              ["Solved", "resolved"]], "unmapped": { "read": "pass" } },
            "severity": { "rows": [["high", "1"], ["low", "3"]] }
          },
          "catalogs": {
            "statuses": { "operation": "statusList", "value": "$.id", "label": "$.name" },
            "fields": { "operation": "fieldList", "value": "$.id", "label": "$.title", "type": "$.type",
              "options": { "records": "$.options[*]", "value": "$.value", "label": "$.name" } }
          },
          "operations": {
            "statusList": { "request": "GET /statuses", "records": "$[*]" },
            "fieldList": { "request": "GET /fields", "records": "$.fields[*]" },
            "all": { "request": "GET /tickets", "records": "$.items[*]" }
          },
          "entities": {
            "ticket": {
              "key": "$.id", "list": "all",
              "customFields": { "catalog": "fields", "path": "$.custom[?@.id == {{ field.value }}].value", "types": { "date": { "type": "date" } } },
              "fields": {
                "status": { "path": "$.status", "table": "status" },
                "custom.severity": { "type": "choice", "field": "Severity", "table": "severity" },
                "custom.order": { "type": "text", "field": 7 },
                "custom.room": { "type": "text", "read": "{{ find(catalogs.fields, 'value', '11').label }}" }
              }
            }
          }
        }
        """;

    private string File => Path.Combine(Folder, Connector);

    public DiscoverCommandTests()
    {
        Write(Connector, Manifest);
        Pages["GET /statuses"] = (200, """[{ "id": 1, "name": "New" }, { "id": 2, "name": "Solved" }, { "id": 3, "name": "Waiting" }]""");
        Pages["GET /fields"] = (200, """
            { "fields": [
              { "id": 7, "title": "Order number", "type": "text" },
              { "id": 8, "title": "Severity", "type": "list", "options": [{ "value": "high", "name": "High" }, { "value": "low", "name": "Low" }] },
              { "id": 9, "title": "Due (agreed)", "type": "date" },
              { "id": 10, "title": "Region", "type": "list", "options": [{ "value": "n", "name": "North" }] },
              { "id": 11, "title": "Room", "type": "text" }, { "id": 12, "title": "Room", "type": "text" } ] }
            """);
        Pages["GET /tickets"] = (200, """{ "items": [{ "id": 1, "status": 2, "custom": [{ "id": 8, "value": "low" }, { "id": 7, "value": "A1" }] }] }""");
    }

    [Fact]
    public async Task The_lists_are_shown_with_what_is_used()
    {
        var run = await RunApproved("discover", "desk", "--check");

        Assert.Equal((0, ""), (run.Exit, run.Err));
        Assert.Equal($$"""
            statuses: 3 rows, 2 used
              * 1  New      used at {{File}}:8:50
              * 2  Solved   used at {{File}}:9:8
                3  Waiting

            fields: 6 rows, 2 used
              * 7   Order number  text  used at {{File}}:29:25
              * 8   Severity      list  used at {{File}}:28:28
                  high  High
                  low  Low
                9   Due (agreed)  date
                10  Region        list
                  n  North
                11  Room          text
                12  Room          text

            Custom fields that are not used. To read one, add its line to the connection's overlay in rezolve.json:
              "overlay": { "entities": { "ticket": { "fields": {
                "custom.dueAgreed": { "field": "Due (agreed)" },
                "custom.region": { "type": "choice", "field": "Region" },
                "custom.room-11": { "type": "text", "field": 11 },
                "custom.room-12": { "type": "text", "field": 12 },
              } } } }

            """, run.Out);
    }

    [Fact]
    public async Task The_same_in_json()
    {
        var run = await RunApproved("discover", "desk", "--json");

        Assert.Equal((0, ""), (run.Exit, run.Err));
        var statuses = run.Json.GetProperty("catalogs")[0];
        Assert.Equal("statuses", statuses.GetProperty("name").GetString());
        Assert.Equal($$"""{"value":"1","label":"New","options":[],"usedAt":["{{File}}:8:50"]}""", statuses.GetProperty("rows")[0].GetRawText());
        Assert.Equal(
            """{"value":"10","label":"Region","type":"list","options":[{"value":"n","label":"North"}],"usedAt":[]}""",
            run.Json.GetProperty("catalogs")[1].GetProperty("rows")[3].GetRawText());
        Assert.Equal(
            """{"ticket":{"custom.dueAgreed":{"field":"Due (agreed)"},"custom.region":{"type":"choice","field":"Region"},"custom.room-11":{"type":"text","field":11},"custom.room-12":{"type":"text","field":12}}}""",
            run.Json.GetProperty("proposals").GetRawText());
        Assert.Equal(0, run.Json.GetProperty("warnings").GetInt32());
    }

    [Fact]
    public async Task What_is_gone_is_named_at_its_line()
    {
        Pages["GET /statuses"] = (200, """[{ "id": 1, "name": "New" }, { "id": 2, "name": "Resolved" }]""");

        var run = await RunApproved("discover", "desk", "--check");

        Assert.Equal(3, run.Exit);
        Assert.Equal($$"""
            {{File}}:9:8: warning RZ6020: The catalogue 'statuses' has no entry labelled 'Solved'.
              9 |       ["Solved", "resolved"]], "unmapped": { "read": "pass" } },
                |        ^^^^^^^^
              at: /tables/status/rows/1/0
              did you mean: Resolved
              try: Correct the entry to what the system has now, or remove it. rezolve discover shows the list.

            """, run.Err);
        Assert.Equal(0, (await RunOpen("discover", "desk")).Exit);
    }

    [Theory]
    [InlineData("\"id\": 7,", "\"id\": 70,", "RZ6020: The catalogue 'fields' has no field of the value 7.", null)]
    [InlineData("\"value\": \"low\"", "\"value\": \"lo\"", "RZ6020: The field 'Severity' has no option 'low'.", "lo")]
    [InlineData("\"title\": \"Severity\"", "\"title\": \"Severities\"", "RZ4012: The catalogue 'fields' has no field labelled 'Severity'.", "Severities")]
    public async Task A_field_and_an_option_that_are_gone_are_named(string old, string now, string said, string? meant)
    {
        Pages["GET /fields"] = (200, Pages["GET /fields"].Body.Replace(old, now, StringComparison.Ordinal));

        var run = await RunApproved("discover", "desk", "--check", "--json");

        Assert.Equal((3, ""), (run.Exit, run.Err));
        var one = run.Json.GetProperty("diagnostics").EnumerateArray().Single();
        Assert.Equal(said, $"{one.GetProperty("code").GetString()}: {one.GetProperty("message").GetString()}");
        Assert.Equal(meant, one.TryGetProperty("didYouMean", out var near) ? near.GetString() : null);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_ends_with_5()
    {
        Pages.Remove("GET /fields");

        var run = await RunApproved("discover", "desk");

        Assert.Equal((5, ""), (run.Exit, run.Out));
        Assert.StartsWith("error RZ9006: fieldList ", run.Err);
    }

    [Theory]
    [InlineData("\"options\": [{ \"value\": \"n\", \"name\": \"North\" }]", "\"options\": [{ \"value\": \"n\" }]", "(10) has an option without value or label")]
    [InlineData("{ \"id\": 9,", "{ ", "has no value")]
    [InlineData("\"title\": \"Region\",", "", "(10) has no label")]
    public async Task A_row_that_cannot_be_told_from_others_ends_with_5(string old, string now, string said)
    {
        Pages["GET /fields"] = (200, Pages["GET /fields"].Body.Replace(old, now, StringComparison.Ordinal));

        var run = await RunApproved("discover", "desk");

        Assert.Equal((5, ""), (run.Exit, run.Out));
        Assert.Contains($"a row of the catalogue 'fields' {said}", run.Err);
    }

    [Fact]
    public async Task Options_that_are_no_list_end_with_5()
    {
        Write(Connector, Manifest.Replace("$.options[*]", "{{ record.title }}", StringComparison.Ordinal));

        var run = await RunApproved("discover", "desk");

        Assert.Equal((5, ""), (run.Exit, run.Out));
        Assert.Contains("a row of the catalogue 'fields' (7) has options that are no list", run.Err);
    }

    [Fact]
    public async Task A_connector_without_catalogues_says_so()
    {
        Write(Connector, """
            {
              "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": {
                "inputs": { "url": { "type": "string" }, "token": { "type": "string", "secret": true } },
                "baseUrl": "{{ inputs.url }}", "auth": { "token": { "type": "bearer", "token": "{{ inputs.token }}" } }
              },
              "operations": { "all": { "request": "GET /tickets", "records": "$.items[*]" } },
              "entities": { "ticket": { "key": "$.id", "list": "all", "fields": { "subject": "$.title" } } }
            }
            """);

        var run = await RunApproved("discover", "desk");

        Assert.Equal((0, "The connector declares no catalogs.\n", ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task What_is_not_approved_is_not_asked()
    {
        var run = await RunOpen("discover", "desk");

        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.Contains("RZ5006", run.Err);
        Assert.Empty(Received);
    }

    [Fact]
    public async Task Reading_uses_what_the_lists_tell()
    {
        var run = await RunApproved("read", "desk", "ticket");

        Assert.Equal((0, """{"key":"1","status":"resolved","custom":{"severity":"3","order":"A1","room":"Room"}}""" + "\n"), (run.Exit, run.Out));
    }

    [Fact]
    public async Task Reading_goes_on_where_something_is_gone_and_says_so()
    {
        Pages["GET /statuses"] = (200, """[{ "id": 2, "name": "Solved" }]""");

        var run = await RunApproved("read", "desk", "ticket");

        Assert.Equal((0, """{"key":"1","status":"resolved","custom":{"severity":"3","order":"A1","room":"Room"}}""" + "\n"), (run.Exit, run.Out));
        Assert.Contains("warning RZ6020: The catalogue 'statuses' has no entry labelled 'New'.", run.Err);
    }
}
