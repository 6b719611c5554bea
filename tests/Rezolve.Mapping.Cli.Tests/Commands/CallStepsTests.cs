namespace Rezolve.Mapping.Cli.Tests.Commands;

/// <summary>Calling an operation that runs others.</summary>
public sealed class CallStepsTests : ConnectionTest
{
    private const string Connector = "connectors/desk/desk.connector.json";

    public CallStepsTests() => Write(Connector, File.ReadAllText(Path.Combine(Folder, Connector))
        .Replace("\"get\": \"one\"", "\"get\": \"both\"")
        .Replace("\"operations\": {", "\"operations\": { \"both\": { \"steps\": [{ \"name\": \"who\", \"operation\": \"me\" }, { \"name\": \"one\", \"operation\": \"one\" }] },"));

    [Fact]
    public async Task What_runs_steps_is_told_and_not_run()
    {
        var run = await RunApproved("call", "desk", "both");

        Assert.Equal((0, "both runs: who (me), one\n"), (run.Exit, run.Out));
        Assert.Contains("Not run.", run.Err);
        Assert.Empty(Received);
    }

    [Fact]
    public async Task The_steps_are_told_in_json() =>
        Assert.Equal("""{"steps":["who (me)","one"],"sent":false}""" + "\n", (await RunApproved("call", "desk", "both", "--json")).Out);

    [Fact]
    public async Task The_steps_are_run_with_yes()
    {
        Write("input.json", """{ "key": "2" }""");

        var run = await RunApproved("call", "desk", "both", "--input", "input.json", "--yes");

        Assert.Equal((0, "{\"id\":2,\"title\":\"b\"}\n"), (run.Exit, run.Out));
        Assert.Equal(["/me", "/tickets/2"], Received.Select(request => request.Target));
    }

    [Fact]
    public async Task A_step_that_fails_is_named()
    {
        Pages["GET /me"] = (403, "no rights");

        var run = await RunApproved("call", "desk", "both", "--yes");

        Assert.Equal(5, run.Exit);
        Assert.Contains("both, step who: me (GET,", run.Err);
    }
}
