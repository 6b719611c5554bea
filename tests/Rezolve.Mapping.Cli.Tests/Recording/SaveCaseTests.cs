using System.Text.Json;

namespace Rezolve.Mapping.Cli.Tests.Recording;

public sealed class SaveCaseTests : PeopleDesk
{
    [Fact]
    public async Task Records_become_cases_that_pass_and_name_nobody()
    {
        var run = await RunApproved("read", "desk", "ticket", "--save-case", "connectors/desk/cases", "--seed", "x");
        Assert.Equal((0, "wrote connectors/desk/cases/ticket-17.case.json\nwrote connectors/desk/cases/ticket-18.case.json\n2 records read, 2 mapped.\n"), (run.Exit, run.Err));
        var (one, two) = (Read("connectors/desk/cases/ticket-17.case.json"), Read("connectors/desk/cases/ticket-18.case.json"));
        HoldsNobody(one);
        HoldsNobody(two);
        var test = await Run("test", "connectors/desk");
        Assert.Equal((0, "2 cases: 2 passed.\n"), (test.Exit, test.Out));
        var fmt = await Run("fmt", "--check", "connectors/desk/cases");
        Assert.Equal((0, "2 files: 0 not formatted.\n"), (fmt.Exit, fmt.Out));
    }

    [Fact]
    public async Task What_decides_stays_and_references_still_refer()
    {
        await RunApproved("read", "desk", "ticket", "--save-case", "connectors/desk/cases", "--seed", "x");
        var (one, two) = (Case("17"), Case("18"));
        var (record, canonical) = (one.GetProperty("record"), one.GetProperty("expect").GetProperty("canonical"));
        Assert.Equal((17, "open", "2026-04-30T10:00:00Z", "Help Budapest", 12), (
            record.GetProperty("id").GetInt32(), record.GetProperty("state").GetString(), record.GetProperty("changed").GetString(), record.GetProperty("queue").GetString(), record.GetProperty("parent").GetInt32()));
        Assert.Equal("17", two.GetProperty("expect").GetProperty("canonical").GetProperty("parent").GetProperty("key").GetString());
        var owner = record.GetProperty("owner").GetString()!;
        Assert.Equal(owner, canonical.GetProperty("assignee").GetProperty("key").GetString());
        Assert.EndsWith(owner, two.GetProperty("record").GetProperty("title").GetString());
        Assert.EndsWith("/" + owner, record.GetProperty("link").GetString());
        Assert.Contains(record.GetProperty("asker").GetProperty("name").GetString()!, record.GetProperty("title").GetString());
        Assert.EndsWith("@example.com", record.GetProperty("asker").GetProperty("mail").GetString());
        Assert.Equal($"{one.GetProperty("inputs").GetProperty("url").GetString()}/tickets/17", record.GetProperty("self").GetString()!.Replace(
            new Uri(record.GetProperty("self").GetString()!).Segments[1], "tickets/"));
    }

    [Fact]
    public async Task Another_run_with_the_same_seed_replaces_alike()
    {
        await RunApproved("read", "desk", "ticket", "--save-case", "one", "--seed", "x");
        await RunOpen("read", "desk", "ticket", "--save-case", "two", "--seed", "x");
        await RunOpen("read", "desk", "ticket", "--save-case", "three");
        Assert.Equal(Read("one/ticket-17.case.json"), Read("two/ticket-17.case.json"));
        Assert.NotEqual(Read("one/ticket-17.case.json"), Read("three/ticket-17.case.json"));
    }

    [Fact]
    public async Task A_case_elsewhere_names_its_connector()
    {
        await RunApproved("read", "desk", "ticket", "--limit", "1", "--save-case", "saved/cases");
        Assert.Contains("\"connector\": \"../../connectors/desk/desk.connector.json\"", Read("saved/cases/ticket-17.case.json"));
        var test = await Run("test", "saved");
        Assert.Equal((0, "1 case: 1 passed.\n"), (test.Exit, test.Out));
    }

    [Fact]
    public async Task A_case_that_is_there_is_not_written_over()
    {
        Write("cases/ticket-17.case.json", "mine");
        var run = await RunApproved("read", "desk", "ticket", "--limit", "1", "--save-case", "cases");
        Assert.Equal((6, "mine"), (run.Exit, Read("cases/ticket-17.case.json")));
        Assert.Contains("error RZ9010: Record 1 was not saved: 'cases/ticket-17.case.json' is already there.", run.Err);
    }

    [Fact]
    public async Task Json_names_what_was_saved()
    {
        var run = await RunApproved("read", "desk", "ticket", "--limit", "1", "--save-case", "cases", "--json");
        Assert.Equal(["cases/ticket-17.case.json"], run.ErrorJson.GetProperty("saved").EnumerateArray().Select(one => one.GetString()));
    }

    [Theory]
    [InlineData("read", "desk", "ticket", "--limit", "1", "--save-case", "connectors/desk/cases")]
    [InlineData("record", "desk", "ticket", "--run", "get", "--key", "17", "--out", "connectors/desk/cases/ticket-17.case.json")]
    public async Task What_the_catalogues_told_is_part_of_the_case(params string[] command)
    {
        Pages["GET /states"] = (200, """{"states":[{"id":"open","name":"Open now"},{"id":"done","name":"Done"}]}""");
        Write("connectors/desk/desk.connector.json", Read("connectors/desk/desk.connector.json")
            .Replace("""[["open", "open"], ["done", "closed"]] }""", """[["Open now", "open"], ["Done", "closed"]], "catalog": "states" }""")
            .Replace("\"operations\": {", """ "catalogs": { "states": { "operation": "states", "value": "$.id", "label": "$.name" } }, "operations": { "states": { "request": "GET /states", "records": "$.states[*]" },"""));
        var run = await RunApproved(command);
        Assert.True(run.Exit == 0, run.Err);
        Assert.Equal("Open now", Case("17").GetProperty("catalogs").GetProperty("states")[0].GetProperty("label").GetString());
        var test = await Run("test", "connectors/desk");
        Assert.Equal((0, "1 case: 1 passed.\n"), (test.Exit, test.Out));
        Assert.Contains("\"status\": \"open\"", Read("connectors/desk/cases/ticket-17.case.json"));
    }

    private JsonElement Case(string key) => JsonDocument.Parse(Read($"connectors/desk/cases/ticket-{key}.case.json")).RootElement;
}
