using System.Text.Json;
using EndToEnd.Processes;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker;

/// <summary>A workspace with the connection <c>desk</c>, and the command line in it, run inside the test.</summary>
internal sealed class Desk : IDisposable
{
    private readonly Dictionary<string, string> _variables;

    /// <summary>Writes the workspace.</summary>
    /// <param name="server">The server it reaches.</param>
    /// <param name="token">The token it signs in with; null for the good one.</param>
    public Desk(TrackerServer server, string? token = null)
    {
        _variables = new() { ["REZOLVE_SECRET_DESK_TOKEN"] = token ?? server.Token, ["REZOLVE_SECRET_DESK_PASSWORD"] = "sync-password" };
        var connector = Path.Combine(Repository.Root, "connectors", "request-tracker");
        File.WriteAllText(Path.Combine(Folder, "rezolve.json"), $$"""
            { "workspaceVersion": "1.0", "tenant": "acme",
              "connections": {
                "desk": { "connector": {{JsonSerializer.Serialize(connector)}}, "auth": "token", "privateAddresses": true,
                          "inputs": { "url": "{{server.Url}}", "queue": "Support", "token": { "secret": "desk-token" } } },
                "byPassword": { "connector": {{JsonSerializer.Serialize(connector)}}, "auth": "password", "privateAddresses": true,
                                "inputs": { "url": "{{server.Url}}", "username": "sync", "password": { "secret": "desk-password" } } } } }
            """);
    }

    /// <summary>The workspace's folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("rezolve-desk-").FullName;

    /// <summary>Gives an environment variable, as the workspace's secrets are found.</summary>
    public string? Variable(string name) => _variables.GetValueOrDefault(name);

    /// <summary>Runs a command without input.</summary>
    public Task<Ran> RunAsync(params string[] args) => Command.RunAsync(Folder, Variable, "", args);

    /// <summary>Sends an operation.</summary>
    public Task<Ran> CallAsync(string operation, object input) =>
        Command.RunAsync(Folder, Variable, JsonSerializer.Serialize(input), "call", "desk", operation, "--input", "-", "--yes");

    /// <summary>Approves the connection, as an operator does once.</summary>
    public async Task<Desk> ApprovedAsync(string connection = "desk")
    {
        var run = await RunAsync("approve", connection);
        Assert.True(run.Exit == 0, run.Err);
        return this;
    }

    /// <summary>One ticket, canonical.</summary>
    public async Task<JsonElement> TicketAsync(string key)
    {
        var run = await RunAsync("read", "desk", "ticket", "--key", key);
        Assert.True(run.Exit == 0, run.Err);
        return run.Lines().Single();
    }

    /// <summary>The bytes that requests send, by the host's keys.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Opens the connection as a host does.</summary>
    public async Task<ConnectionRuntime> OpenAsync(ConnectionClients clients)
    {
        var bag = new DiagnosticBag();
        var opener = new ConnectionOpener(new ConnectionServices
        {
            Limits = EngineLimits.Usual,
            Secrets = new SecretSource(Variable),
            Tokens = new MemoryTokenStore(),
            Clock = Terminal.OfProcess().Clock,
            Chance = () => 0.5,
            ClientFor = clients.For,
            Files = (key, _) => ValueTask.FromResult(Files.TryGetValue(key, out var bytes) ? ContentOpening.Of(new MemoryStream(bytes, writable: false)) : ContentOpening.Refused("it is not here")),
        });
        var workspace = WorkspaceReader.ReadFolder(Folder, EngineLimits.Usual.Files, bag);
        var runtime = workspace is null ? null : await opener.OpenAsync(workspace, "desk", bag, TestContext.Current.CancellationToken);
        Assert.True(runtime is not null, string.Join('\n', bag.All.Select(one => one.Message)));
        return runtime;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
