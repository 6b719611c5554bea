using Rezolve.Mapping.Cli.Running;

namespace Rezolve.Mapping.Cli.Tests.Syncing;

/// <summary>A test with a workspace that keeps two vendors on loopback in step.</summary>
public abstract class SyncTest : CliTest, IAsyncDisposable
{
    private bool _isApproved;

    private protected SyncTest()
    {
        Write("connectors/toy/toy.connector.json", ToyDesk.Manifest);
        Decide("{}");
    }

    private protected ToyDesk Desk { get; } = new();

    private protected ToyDesk Lab { get; } = new();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        await Lab.DisposeAsync();
        Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes the workspace.</summary>
    /// <param name="fields">What is decided for fields.</param>
    /// <param name="schedule">How often vendors are asked.</param>
    private protected void Decide(string fields, string schedule = "{}") => Write("rezolve.json", $$"""
        {
          "workspaceVersion": "1.0", "tenant": "acme", "store": { "file": "rezolve.db" },
          "connections": {
            "desk": { "connector": "toy", "privateAddresses": true, "inputs": { "url": "{{Desk.Url}}" } },
            "lab": { "connector": "toy", "privateAddresses": true, "inputs": { "url": "{{Lab.Url}}" } }
          },
          "syncs": { "both": { "between": { "desk": { "entity": "ticket", "create": true }, "lab": { "entity": "ticket", "create": true } }, "fields": {{fields}}, "schedule": {{schedule}} } }
        }
        """);

    private protected async Task<CliRun> RunApproved(params string[] args) => await RunApproved(terminal => terminal, CancellationToken.None, args);

    private protected async Task<CliRun> RunApproved(Func<Terminal, Terminal> adjust, CancellationToken interrupted, params string[] args)
    {
        foreach (var connection in _isApproved ? [] : (string[])["desk", "lab"])
            Assert.Equal(0, (await CliRun.InvokeAsync(Folder, [], adjust, CancellationToken.None, "approve", connection)).Exit);
        _isApproved = true;
        return await CliRun.InvokeAsync(Folder, [], adjust, interrupted, args);
    }

    private protected async Task<CliRun> SyncOnce()
    {
        var run = await RunApproved("sync", "both", "--once");
        Assert.True(run.Exit == 0, $"{run.Exit}\n{run.Out}\n{run.Err}");
        return run;
    }
}
