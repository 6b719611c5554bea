namespace Rezolve.Mapping.Cli.Tests.Records;

/// <summary>From canonical records to what would be sent for them.</summary>
public sealed class MapBackTests : CliTest
{
    public MapBackTests() => Write("desk.connector.json", """
        { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": { "baseUrl": "https://desk.example.com", "auth": { "none": { "type": "none" } } },
          "tables": { "status": { "rows": [["n", "new"], ["o", "open"]] } },
          "operations": { "all": { "request": "GET /tickets", "records": "$[*]" } },
          "entities": { "ticket": { "key": "$.id", "list": "all", "fields": {
            "subject": "$.title", "status": { "path": "$.state", "table": "status" } } } } }
        """);

    private Task<CliRun> Map(string input, params string[] args) => RunWith(input, ["map", "--connector", "desk.connector.json", .. args]);

    [Fact]
    public async Task Records_are_mapped_back()
    {
        var run = await Map("""{"key":"1","subject":"a","status":"open"}""" + "\n" + """{"subject":"b","status":"closed"}""" + "\n[]\n", "--reverse");
        Assert.Equal(6, run.Exit);
        Assert.Equal("{\"title\":\"a\",\"state\":\"o\"}\n{\"title\":\"b\"}\n", run.Out);
        Assert.StartsWith("3 records read, 1 mapped, 1 mapped in part, 1 failed.\n", run.Err);
        Assert.Contains("Line 2: status is held: ", run.Err);
    }

    [Fact]
    public async Task Requests_of_fields_are_shown_beside_the_document()
    {
        Write("tagged.connector.json", """
            { "manifestVersion": "1.0", "name": "tagged", "version": "1.0.0",
              "connection": { "baseUrl": "https://x.test", "auth": { "none": { "type": "none" } } },
              "operations": {
                "all": { "request": "GET /t", "records": "$.items[*]" }, "make": { "request": "POST /t", "body": "{{ document }}" },
                "tag": { "request": "POST /t/{{ key }}/tags", "body": "{{ value }}" }, "watch": { "request": "PUT /t/{{ key }}/w/{{ item }}" } },
              "entities": { "ticket": { "key": "$.id", "list": "all", "create": { "operation": "make", "recover": { "type": "none" } }, "fields": {
                "subject": "$.title",
                "tags": { "read": "$.tags[*]", "write": { "operation": "tag", "when": "{{ added.length > 0 }}", "value": "{{ { add: added } }}" } },
                "watchers": { "read": "$.w[*]", "write": { "operation": "watch", "forEach": "added" } } } } } }
            """);
        var run = await RunWith(
            """{"subject":"a","tags":["x"],"watchers":[{"key":"5"},{"key":"6"}]}""" + "\n" + """{"subject":"b"}""" + "\n", "map", "--connector", "tagged.connector.json", "--reverse");
        Assert.Equal(
            """
            {"document":{"title":"a"},"requests":[{"operation":"watch","field":"watchers","item":"5"},{"operation":"watch","field":"watchers","item":"6"},{"operation":"tag","field":"tags","value":{"add":["x"]},"added":["x"]}]}
            {"document":{"title":"b"},"requests":[]}

            """, run.Out);
        Assert.Equal(0, run.Exit);
    }

    [Fact]
    public async Task What_is_not_canonical_is_refused_with_every_reason()
    {
        var run = await Map("""{"key":"1","subject":7,"stauts":"open"}""" + "\n", "--reverse");
        Assert.Equal((6, ""), (run.Exit, run.Out));
        Assert.Contains("Line 1: subject: expected text, found 7.", run.Err);
        Assert.Contains("Line 1: stauts: there is no such field (did you mean 'status'?).", run.Err);
    }
}
