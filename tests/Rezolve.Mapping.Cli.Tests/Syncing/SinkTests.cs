using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Rezolve.Mapping.Cli.Tests.Syncing;

/// <summary>A workflow, rules and a sink, as an operator runs them.</summary>
public sealed class SinkTests : SyncTest
{
    private readonly List<(string Id, string Signature, JsonElement Body)> _told = [];
    private readonly HttpListener _bots = new();
    private int _status = 204;

    public SinkTests()
    {
        var url = $"http://127.0.0.1:{FreePort()}/";
        _bots.Prefixes.Add(url);
        _bots.Start();
        _ = ListenAsync();
        var workspace = File.ReadAllText(Path.Combine(Folder, "rezolve.json")).TrimEnd()[..^1];
        Write("rezolve.json", workspace + $$"""
            , "workflow": { "transitions": [{ "from": ["resolved"], "to": "open" }] },
              "automation": { "rules": [{ "name": "mark", "on": "ticket.created", "do": [
                { "type": "update", "fields": { "subject": "seen {{"{{ ticket.subject }}"}}" } }, { "type": "notify", "to": "bots", "text": "new" }] }] },
              "events": { "sinks": { "bots": { "url": "{{url}}", "secret": { "secret": "bots" }, "types": ["ticket.created", "ticket.updated", "ticket.held"], "privateAddresses": true } } }
            }
            """);
    }

    [Fact]
    public async Task What_happens_reaches_the_rules_the_systems_and_the_sink()
    {
        await RunAsync();
        Desk.Add("printer");
        var run = await RunAsync();
        await RunAsync();

        Assert.Equal(("seen printer", "seen printer"), (Desk[1, "title"], Lab[1, "title"]));
        Assert.Equal(["ticket.created", "ticket.updated", "automation.notified"], Types());
        Assert.All(_told, one => Assert.StartsWith("v1,", one.Signature, StringComparison.Ordinal));
        Assert.Equal(_told.Select(one => one.Id), _told.Select(one => one.Body.GetProperty("id").GetString()));
        Assert.Equal(_told[0].Id, _told[1].Body.GetProperty("causedBy").GetString());
        Assert.Contains("sink/bots: told 3 events", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_that_the_workflow_has_not_is_shown_with_what_would_help()
    {
        await RunAsync();
        Desk.Add("printer");
        await RunAsync();
        Desk.Edit(1, "state", "done");
        await RunAsync();

        Assert.NotEqual("done", Lab[1, "state"]);
        Assert.Equal("ticket.held", Types()[^1]);
        var held = await RunApproved("links", "--held");
        Assert.Contains("status held since", held.Out, StringComparison.Ordinal);
        Assert.Contains("workflow: no step of the hub's leads from", held.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sink_that_wants_nothing_more_stands_still_and_goes_on_when_somebody_says_so()
    {
        await RunAsync();
        Desk.Add("printer");
        _status = 410;
        var stopped = await RunAsync(6);
        Assert.Contains("sink/bots is told nothing any more: it answered 410. Let it go on with: rezolve resume sink/bots", stopped.Err, StringComparison.Ordinal);
        Assert.Contains("sink/bots", (await RunApproved("status")).Out, StringComparison.Ordinal);

        _status = 200;
        _told.Clear();
        Assert.Equal(0, (await RunApproved("resume", "sink/bots")).Exit);
        await RunAsync();
        Assert.Equal(["ticket.created", "ticket.updated", "automation.notified"], Types());
    }

    [Fact]
    public async Task Without_its_secret_nothing_begins()
    {
        var run = await RunApproved("sync", "both", "--once");

        Assert.Equal(3, run.Exit);
        Assert.Contains("There is no secret 'bots'.", run.Err, StringComparison.Ordinal);
    }

    private string?[] Types() => [.. _told.Select(one => one.Body.GetProperty("type").GetString())];

    private async Task<CliRun> RunAsync(int exit = 0)
    {
        var run = await RunApproved(terminal => terminal with { Variable = name => name == "REZOLVE_SECRET_BOTS" ? "s3cret" : null }, CancellationToken.None, "sync", "both", "--once");
        Assert.True(run.Exit == exit, $"{run.Exit}\n{run.Out}\n{run.Err}");
        return run;
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            var call = await _bots.GetContextAsync();
            using var body = await JsonDocument.ParseAsync(call.Request.InputStream);
            _told.Add((call.Request.Headers["webhook-id"]!, call.Request.Headers["webhook-signature"]!, body.RootElement.Clone()));
            call.Response.StatusCode = _status;
            call.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
