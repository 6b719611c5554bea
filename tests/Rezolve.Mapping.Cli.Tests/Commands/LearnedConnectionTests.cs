namespace Rezolve.Mapping.Cli.Tests.Commands;

/// <summary>Reading a connection whose fields and words its system tells, with fields that the customer names in an overlay.</summary>
public sealed class LearnedConnectionTests : ConnectionTest
{
    private const string Connector = "connectors/desk/desk.connector.json";

    public LearnedConnectionTests()
    {
        Write(Connector, Read(Connector)
            .Replace("\"operations\": {", """
                "catalogs": {
                  "statuses": { "operation": "statusList", "value": "$.id", "label": "$.name" },
                  "fields": { "operation": "fieldList", "value": "$.id", "label": "$.title", "type": "$.type" }
                },
                "tables": { "status": { "catalog": "statuses", "rows": [["Neu", "new"], ["Offen", "open"]] } },
                "operations": {
                  "statusList": { "request": "GET /statuses", "records": "$[*]" }, "fieldList": { "request": "GET /fields", "records": "$[*]" },
                """, StringComparison.Ordinal)
            .Replace("\"fields\": { \"subject\": \"$.title\" }", """
                "customFields": { "catalog": "fields", "path": "$.more[?@.id == {{ field.value }}].value", "types": { "line": { "type": "text" }, "day": { "type": "date" } } },
                "fields": { "subject": "$.title", "status": { "path": "$.status", "table": "status" } }
                """, StringComparison.Ordinal));
        Pages["GET /statuses"] = (200, """[{"id":1,"name":"Neu"},{"id":2,"name":"Offen"}]""");
        Pages["GET /fields"] = (200, """[{"id":7,"title":"Order number","type":"line"},{"id":8,"title":"Until","type":"day"},{"id":9,"title":"Odd","type":"blob"}]""");
        Pages["GET /tickets/2"] = (200, """{"id":2,"title":"b","status":2,"more":[{"id":8,"value":"2026-05-01"},{"id":7,"value":"A-1"}]}""");
        Overlay("""{ "custom.order": { "field": "Order number" }, "custom.until": { "field": 8 } }""");
    }

    [Fact]
    public async Task Labels_and_fields_are_read_as_the_system_tells_them()
    {
        var run = await RunApproved("read", "desk", "ticket", "--key", "2");

        Assert.Equal("""{"key":"2","subject":"b","status":"open","custom":{"order":"A-1","until":"2026-05-01"}}""" + "\n", run.Out);
        Assert.Equal(0, run.Exit);
    }

    [Fact]
    public async Task What_the_table_lacks_of_the_list_is_told()
    {
        Pages["GET /statuses"] = (200, """[{"id":1,"name":"Neu"},{"id":2,"name":"Offen"},{"id":3,"name":"Wartet"}]""");

        var run = await RunApproved("read", "desk", "ticket", "--key", "2");

        Assert.Equal(0, run.Exit);
        Assert.Contains("The table 'status' has no row for 'Wartet' of the catalogue 'statuses'.", run.Err);
        Assert.Contains("desk.connector.json:", run.Err);
    }

    [Fact]
    public async Task A_label_that_is_gone_keeps_the_connection_closed()
    {
        Overlay("""{ "custom.order": { "field": "Order numbr" } }""");

        var run = await RunApproved("read", "desk", "ticket", "--key", "2");

        Assert.Equal(3, run.Exit);
        Assert.Contains("The catalogue 'fields' has no field labelled 'Order numbr'.", run.Err);
        Assert.Contains("rezolve.json:", run.Err);
    }

    [Fact]
    public async Task A_type_that_nothing_translates_is_told_with_the_systems_word()
    {
        Overlay("""{ "custom.odd": { "field": "Odd" } }""");

        var run = await RunApproved("read", "desk", "ticket", "--key", "2");

        Assert.Equal(3, run.Exit);
        Assert.Contains("The custom field 'custom.odd' has no type.", run.Err);
        Assert.Contains("The system says 'blob': add that to types of customFields, or a type to the field.", run.Err);
    }

    [Fact]
    public async Task A_catalogue_that_cannot_be_read_is_the_systems_fault()
    {
        Pages.Remove("GET /fields");

        var run = await RunApproved("read", "desk", "ticket", "--key", "2");

        Assert.Equal(5, run.Exit);
        Assert.Contains("RZ5012", run.Err);
    }

    [Fact]
    public async Task Without_the_network_the_workspace_is_fine()
    {
        var run = await RunOpen("validate", "rezolve.json");

        Assert.Equal((0, "1 file: no mistakes.\n"), (run.Exit, run.Out));
    }

    private void Overlay(string fields) => Write("rezolve.json", $$"""
        { "workspaceVersion": "1.0", "tenant": "acme", "connections": {
          "desk": { "connector": "desk", "privateAddresses": true, "inputs": { "url": "{{Url}}", "token": { "secret": "desk-token" } },
            "overlay": { "entities": { "ticket": { "fields": {{fields}} } } } } } }
        """);
}
