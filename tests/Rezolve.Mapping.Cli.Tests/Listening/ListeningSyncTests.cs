using System.Net;
using System.Net.Sockets;
using System.Text;
using Rezolve.Mapping.Cli.Tests.Syncing;

namespace Rezolve.Mapping.Cli.Tests.Listening;

/// <summary>A sync that listens: what a vendor posts is worked at once, long before the next poll.</summary>
public sealed class ListeningSyncTests : SyncTest
{
    private const string Overlay = """
        { "connection": { "inputs": { "hook": { "type": "string", "secret": true } } },
          "operations": {
            "subscribe": { "request": "POST /hooks", "body": { "url": "{{ hook.url }}", "secret": "{{ hook.secret }}" } },
            "unsubscribe": { "request": "DELETE /hooks/{{ hook.id }}" } },
          "webhooks": { "tickets": {
            "verify": { "type": "token", "value": "{{ headers['x-token'] }}", "secret": "{{ inputs.hook }}" },
            "deduplicate": "$.event",
            "on": [{ "when": "{{ event.ticket != null }}", "entity": "ticket", "hint": "$.ticket" }],
            "subscription": { "create": "subscribe", "remove": "unsubscribe", "id": "$.id" } } } }
        """;

    private readonly CancellationTokenSource _interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string _url = $"http://127.0.0.1:{FreePort()}";

    public ListeningSyncTests()
    {
        Write("secrets.json", """{ "hook": "s3cret" }""");
        Write("rezolve.json", $$"""
            {
              "workspaceVersion": "1.0", "tenant": "acme", "store": { "file": "rezolve.db" },
              "connections": {
                "desk": { "connector": "toy", "privateAddresses": true, "inputs": { "url": "{{Desk.Url}}", "hook": { "secret": "hook" } }, "overlay": {{Overlay}} },
                "lab": { "connector": "toy", "privateAddresses": true, "inputs": { "url": "{{Lab.Url}}" } }
              },
              "syncs": { "both": { "between": { "desk": { "entity": "ticket", "create": true }, "lab": { "entity": "ticket", "create": true } }, "schedule": { "poll": "PT1H" } } }
            }
            """);
    }

    [Fact]
    public async Task What_a_vendor_tells_is_worked_at_once()
    {
        Desk.Add("printer");
        var (made, changed) = (Arrives("POST"), Arrives("PATCH"));
        var sync = Sync("--listen", _url["http://".Length..]);
        await made(sync);
        Desk.Edit(1, "title", "laser");
        Assert.Equal((200, ""), await PostAsync("/hooks/desk/tickets", """{ "ticket": 1, "event": "e1" }""", "s3cret"));
        await changed(sync);
        Assert.Equal((401, ""), await PostAsync("/hooks/desk/tickets", """{ "ticket": 1, "event": "e1" }""", "guess"));
        Assert.Equal((404, ""), await PostAsync("/hooks/lab/tickets", "{}", "s3cret"));
        Assert.Equal((200, ""), await PostAsync("/hooks/desk/tickets", """{ "ping": true }""", "s3cret"));

        var said = (await RunHere("webhooks", "list", "desk")).Out;
        Assert.StartsWith("webhook desk/tickets: 1 accepted, 1 matched no row, 1 refused, the last ", said);
        await _interrupt.CancelAsync();
        var run = await sync;
        Assert.Equal(130, run.Exit);
        Assert.Contains($"Listening for desk: {_url}/hooks/desk/tickets\n", run.Err);
        Assert.Contains("/hooks/desk/tickets: answered 401: the token is another\n", run.Err);
        Assert.DoesNotContain("s3cret", run.Out + run.Err);
        Assert.Equal("laser", Lab[1, "title"]);
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("/hooks/desk/tickets", "{}", "s3cret"));

        var hook = Assert.Single((await Run("status", "--json")).Json.GetProperty("webhooks").EnumerateArray());
        Assert.Equal((1, 1, 1, 0), (hook.GetProperty("accepted").GetInt32(), hook.GetProperty("unmatched").GetInt32(), hook.GetProperty("refused").GetInt32(), hook.GetProperty("duplicates").GetInt32()));
        Assert.Contains("webhook desk/tickets: 1 accepted, 1 matched no row, 1 refused, the last ", (await Run("status")).Out);
    }

    [Fact]
    public async Task With_a_public_address_the_vendor_is_told()
    {
        Desk.Refuse = request => request.Target.StartsWith("/hooks", StringComparison.Ordinal) ? (200, """{ "id": 31 }""") : null;
        Desk.Add("printer");
        var made = Arrives("POST");
        var sync = Sync("--listen", _url["http://".Length..], "--public-url", "https://sync.example.com/");
        await made(sync);
        Assert.Contains("\"url\":\"https://sync.example.com/hooks/desk/tickets\"", Assert.Single(Desk.Writes));
        await _interrupt.CancelAsync();
        Assert.Contains("desk: subscribed, events come to https://sync.example.com/hooks/desk/tickets\n", (await sync).Err);
        Assert.Contains("; subscribed for https://sync.example.com/hooks/desk/tickets", (await Run("status")).Out);

        var renewed = await RunHere("webhooks", "renew", "desk");
        Assert.Equal((0, "Nothing was done.\n"), (renewed.Exit, renewed.Out));
        Assert.Equal("desk/tickets: ended\n", (await RunHere("webhooks", "remove", "desk")).Out);
        Assert.StartsWith("DELETE /hooks/31", Desk.Writes[^1]);
        Assert.Equal("desk/tickets: subscribed, events come to https://other.example.com/hooks/desk/tickets\n", (await RunHere("webhooks", "subscribe", "desk", "--url", "https://other.example.com")).Out);
        var none = await RunHere("webhooks", "subscribe", "lab", "--url", "https://other.example.com");
        Assert.Equal(2, none.Exit);
        Assert.Contains("has no webhook that could be subscribed to", none.Err);
    }

    [Fact]
    public async Task A_vendor_that_refuses_does_not_stop_the_sync()
    {
        Desk.Refuse = request => request.Target.StartsWith("/hooks", StringComparison.Ordinal) ? (403, """{ "error": "not yours" }""") : null;
        Desk.Add("printer");
        var made = Arrives("POST");
        var sync = Sync("--listen", _url["http://".Length..], "--public-url", "https://sync.example.com");
        await made(sync);
        await _interrupt.CancelAsync();
        Assert.Contains("desk: could not subscribe, changes are only polled: ", (await sync).Err);
        Assert.Contains("; in trouble: ", (await Run("status")).Out);
    }

    [Theory]
    [InlineData("127.0.0.1 is no port", "--listen", "127.0.0.1")]
    [InlineData("others reach it", "--listen", "0.0.0.0:8090")]
    [InlineData("nothing listens", "--public-url", "https://sync.example.com")]
    [InlineData("an address with a query", "--listen", "127.0.0.1:0", "--public-url", "https://sync.example.com/?a=1")]
    [InlineData("it waits for nothing", "--listen", "127.0.0.1:0", "--once")]
    public async Task What_cannot_be_is_said(string what, params string[] words)
    {
        Assert.NotEmpty(what);
        var run = await RunApproved(Known, CancellationToken.None, ["sync", "both", .. words]);
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("error RZ90", run.Err);
        Assert.DoesNotContain("RZ9001", run.Err);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var run = await RunApproved(Known, CancellationToken.None, "sync", "both", "--listen", taken.LocalEndpoint.ToString()!);
        Assert.Equal(2, run.Exit);
        Assert.Contains($"Nothing can be listened for at {taken.LocalEndpoint}", run.Err);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private Rezolve.Mapping.Cli.Running.Terminal Known(Rezolve.Mapping.Cli.Running.Terminal terminal) =>
        terminal with { Variable = name => name == "REZOLVE_SECRETS" ? Path.Combine(Folder, "secrets.json") : null, Clock = TimeProvider.System };

    private Task<CliRun> RunHere(params string[] words) => RunApproved(Known, CancellationToken.None, words);

    private Task<CliRun> Sync(params string[] words) => RunApproved(Known, _interrupt.Token, ["sync", "both", .. words]);

    // Waits until the other side is asked for something; fails with what the sync said where it ends instead.
    private Func<Task<CliRun>, Task> Arrives(string method)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Lab.Before;
        Lab.Before = async request =>
        {
            if (before is not null)
                await before(request);
            if (request.Method == method)
                arrived.TrySetResult();
        };
        return async sync =>
        {
            if (await Task.WhenAny(sync, arrived.Task).WaitAsync(TestContext.Current.CancellationToken) == sync)
                Assert.Fail($"It ended: {(await sync).Err}");
        };
    }

    private async Task<(int Status, string Body)> PostAsync(string path, string body, string token)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        content.Headers.Add("X-Token", token);
        using var response = await _client.PostAsync(_url + path, content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
