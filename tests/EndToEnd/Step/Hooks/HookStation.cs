using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
using Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Hooks;

/// <summary>Two toy desks, of which the left one posts what happens there, and a process that listens for it. Nothing is polled meanwhile.</summary>
internal sealed class HookStation : IAsyncDisposable
{
    private const string Overlay = """
        { "connection": { "inputs": { "hook": { "type": "string", "secret": true } } },
          "webhooks": { "tickets": {
            "verify": { "type": "token", "value": "{{ headers['x-token'] }}", "secret": "{{ inputs.hook }}" },
            "deduplicate": "$.event",
            "on": [{ "entity": "ticket", "hint": "$.ticket" }] } } }
        """;

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly int _port = Port.Free();

    public ToyDesk Left { get; } = new();

    public ToyDesk Right { get; } = new();

    public Station Station { get; private set; } = null!;

    public static async Task<HookStation> OpenAsync()
    {
        var hooks = new HookStation();
        var secrets = new Dictionary<string, string> { ["REZOLVE_SECRET_HOOK"] = "s3cret" };
        hooks.Station = await new Station(hooks.Workspace(), secrets).ApprovedAsync("left", "right");
        return hooks;
    }

    /// <summary>Begins to sync and to listen.</summary>
    public async Task<SyncingProcess> BeginAsync()
    {
        var process = Station.Begin("sync", "tickets", "--listen", $"127.0.0.1:{_port}");
        await process.SaysAsync($"Listening for left: http://127.0.0.1:{_port}/hooks/left/tickets");
        return process;
    }

    /// <summary>Posts that a ticket of the left desk has changed.</summary>
    /// <returns>The status of the answer.</returns>
    public async Task<int> TellAsync(string ticket, string happening)
    {
        using var content = new StringContent($$"""{ "ticket": "{{ticket}}", "event": "{{happening}}" }""", Encoding.UTF8, "application/json");
        content.Headers.Add("X-Token", "s3cret");
        using var answer = await _client.PostAsync($"http://127.0.0.1:{_port}/hooks/left/tickets", content, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    /// <summary>Waits until nothing waits to be done and something holds.</summary>
    public async Task UntilAsync(Func<bool> holds)
    {
        while (!holds() || (await WorkAsync()).Count > 0)
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>What waits to be done.</summary>
    public async Task<IReadOnlyList<JsonElement>> WorkAsync() =>
        [.. JsonDocument.Parse((await Station.DoneAsync("queue", "--json")).Out).RootElement.GetProperty("work").EnumerateArray()];

    /// <summary>What came of deliveries.</summary>
    public async Task<JsonElement> CountsAsync() => JsonDocument.Parse((await Station.DoneAsync("status", "--json")).Out).RootElement.GetProperty("webhooks")[0];

    /// <summary>What both desks say, ticket by ticket.</summary>
    public (string Left, string Right) Titles() => (Titles(Left), Titles(Right));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        Station.Dispose();
        await Left.DisposeAsync();
        await Right.DisposeAsync();
    }

    private static string Titles(ToyDesk desk) => string.Join('\n', desk.Tickets.All.Select(ticket => ticket.Title).Order(StringComparer.Ordinal));

    private string Workspace() => $$"""
        {
          "workspaceVersion": "1.0",
          "tenant": "acme",
          "connections": {
            "left": { "connector": {{Connector("lookup")}}, "privateAddresses": true, "inputs": { "url": "{{Left.Url}}", "hook": { "secret": "hook" } }, "overlay": {{Overlay}} },
            "right": { "connector": {{Connector("key")}}, "privateAddresses": true, "inputs": { "url": "{{Right.Url}}" } }
          },
          "syncs": { "tickets": { "between": { "left": { "entity": "ticket", "create": true }, "right": { "entity": "ticket", "create": true } }, "schedule": { "poll": "PT1H" } } }
        }
        """;

    private static string Connector(string name) => JsonSerializer.Serialize(Path.Combine(Repository.Root, "tests", "EndToEnd", "Step", "Vendors", $"{name}.connector.json"));
}
