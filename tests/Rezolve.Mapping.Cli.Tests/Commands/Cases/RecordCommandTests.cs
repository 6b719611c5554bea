using Rezolve.Mapping.Cli.Tests.Recording;

namespace Rezolve.Mapping.Cli.Tests.Commands.Cases;

public sealed class RecordCommandTests : PeopleDesk
{
    [Theory]
    [InlineData("check, 1 request, fine")]
    [InlineData("list, 1 request, fine", "ticket")]
    [InlineData("list, 2 requests, fine", "ticket", "--pages", "9")]
    [InlineData("get, 1 request, fine", "ticket", "--key", "17")]
    [InlineData("get, 1 request, missing", "ticket", "--key", "99")]
    [InlineData("get, 1 request, hold", "ticket", "--key", "403")]
    [InlineData("match, 1 request, fine", "user", "--run", "match", "--input", "user.json")]
    [InlineData("create, 1 request, fine", "ticket", "--run", "create", "--input", "create.json", "--yes")]
    public async Task What_was_recorded_is_played_without_a_network_and_names_nobody(string told, params string[] args)
    {
        Write("user.json", """{ "user": { "email": "carol.smith@acme-corp.com", "name": "Carol Smith" } }""");
        Write("create.json", """{ "create": { "subject": "New from Carol Smith", "assignee": { "key": "csmith" } } }""");
        var run = await RunApproved(["record", "desk", .. args, "--out", "connectors/desk/cases/it.case.json"]);
        Assert.Equal((0, $"wrote connectors/desk/cases/it.case.json: {told}.\n", "Play it with: rezolve replay connectors/desk/cases/it.case.json\n"), (run.Exit, run.Out, run.Err));
        HoldsNobody(Read("connectors/desk/cases/it.case.json"));
        var sent = Received.Count;
        var replay = await Run("replay", "connectors/desk/cases/it.case.json");
        Assert.Equal((0, "1 case: 1 passed.\n", sent), (replay.Exit, replay.Out, Received.Count));
    }

    [Fact]
    public async Task A_recording_reads_as_a_case()
    {
        var run = await RunApproved("record", "desk", "--out", "check.case.json", "--seed", "x", "--title", "The connection works");
        Assert.Equal(0, run.Exit);
        var url = System.Text.Json.JsonDocument.Parse(Read("check.case.json")).RootElement.GetProperty("inputs").GetProperty("url").GetString();
        var team = System.Text.Json.JsonDocument.Parse(Read("check.case.json")).RootElement.GetProperty("inputs").GetProperty("team").GetString();
        Assert.Equal(
            $$"""
            {
              "type": "exchange",
              "title": "The connection works",
              "connector": "connectors/desk/desk.connector.json",
              "inputs": { "url": "{{url}}", "team": "{{team}}" },
              "now": "2026-05-01T10:00:00Z",
              "run": "check",
              "exchange": [{ "request": "GET /me", "answer": { "body": { "id": 7 } } }],
              "expect": { "outcome": "fine" }
            }

            """, Read("check.case.json"));
    }

    [Fact]
    public async Task Replaying_with_another_manifest_shows_what_differs()
    {
        await RunApproved("record", "desk", "ticket", "--key", "17", "--out", "one.case.json");
        Write("other/desk/desk.connector.json", Read("connectors/desk/desk.connector.json")
            .Replace("/tickets/{{ key }}", "/v2/tickets/{{ key }}").Replace("\"container\": { \"read\": \"$.queue\" }", "\"container\": { \"read\": \"$.nothing\" }"));
        var run = await Run("replay", "one.case.json", "--connector", "other/desk");
        Assert.Equal((3, ""), (run.Exit, run.Err));
        Assert.StartsWith("one.case.json: failed: get ticket 17\n  /exchange/0/request\n    expected \"GET /tickets/17\"\n    found    \"GET /v2/tickets/17\"\n  /expect/records/0/container\n", run.Out);
        Assert.EndsWith("\n1 case: 0 passed, 1 failed.\n", run.Out);
    }

    [Fact]
    public async Task A_write_is_not_sent_without_a_yes()
    {
        Write("create.json", """{ "create": { "subject": "x" } }""");
        var run = await RunApproved("record", "desk", "ticket", "--run", "create", "--input", "create.json", "--out", "it.case.json");
        Assert.Equal((2, "error RZ9002: 'create' changes the other system, and nothing was sent.\n  try: Repeat the command with --yes.\n"), (run.Exit, run.Err));
        Assert.Empty(Received);
        Assert.False(File.Exists(Path.Combine(Folder, "it.case.json")));
    }

    [Theory]
    [InlineData("ticket", "list", "RZ9004", "'there.case.json' is already there, and nothing was sent.", "there.case.json")]
    [InlineData("tickte", "list", "RZ9010", "Nothing was recorded: /entity: expected one of ticket, user, found tickte.", "it.case.json")]
    [InlineData("user", "list", "RZ9010", "Nothing was recorded: the entity 'user' has no list.", "it.case.json")]
    public async Task What_cannot_be_recorded_is_told(string entity, string what, string code, string told, string file)
    {
        Write("there.case.json", "");
        var run = await RunApproved("record", "desk", entity, "--run", what, "--out", file);
        Assert.StartsWith($"error {code}: {told}\n", run.Err);
        Assert.Equal("", run.Out);
        Assert.Empty(Received);
    }

    [Fact]
    public async Task Json_tells_what_was_recorded()
    {
        var run = await RunApproved("record", "desk", "ticket", "--out", "it.case.json", "--json");
        Assert.Equal("""{"written":"it.case.json","run":"list","requests":1,"outcome":"fine"}""" + "\n", run.Out);
    }
}
