using System.Text.Json;
using EndToEnd.Processes;
using Rezolve.Mapping.Tests.EndToEnd.Step.Kills.Stores;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

/// <summary>A workspace with a sync, and the command in it.</summary>
/// <param name="workspace">The text of <c>rezolve.json</c>.</param>
/// <param name="variables">The environment: where secrets are found.</param>
internal sealed class Station(string workspace, Dictionary<string, string>? variables = null) : IDisposable
{
    private const int GivenUp = 6;

    // What may still arrive is waited for: a write whose outcome nobody knows is looked up only after that.
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(90);

    private readonly Dictionary<string, string> _variables = variables ?? [];

    /// <summary>The workspace's folder.</summary>
    public string Folder { get; } = Written(workspace);

    /// <summary>Approves the connections, as an operator does once.</summary>
    public async Task<Station> ApprovedAsync(params string[] connections)
    {
        foreach (var connection in connections)
            await DoneAsync("approve", connection);
        return this;
    }

    /// <summary>Runs a command inside the test.</summary>
    public Task<Ran> RunAsync(params string[] words) => Command.RunAsync(Folder, name => _variables.GetValueOrDefault(name), "", words);

    /// <summary>Runs a command that must go well.</summary>
    public async Task<Ran> DoneAsync(params string[] words)
    {
        var run = await RunAsync(words);
        Assert.True(run.Exit == 0, $"rezolve {string.Join(' ', words)}: {run.Exit}\n{run.Out}{run.Err}");
        return run;
    }

    /// <summary>Syncs once: everything is taken in, and what is due is done.</summary>
    /// <param name="withLetters">Whether some of it may be given up.</param>
    public async Task<Ran> SyncAsync(bool withLetters = false)
    {
        var run = await RunAsync("sync", "tickets", "--once");
        Assert.True(run.Exit == 0 || (withLetters && run.Exit == GivenUp), $"{run.Exit}\n{run.Out}{run.Err}{(run.Exit == 0 ? "" : (await RunAsync("dead-letters", "list")).Out)}");
        return run;
    }

    /// <summary>Syncs until nothing is left to be done.</summary>
    /// <param name="withLetters">Whether some of it may be given up.</param>
    public async Task SettleAsync(bool withLetters = false)
    {
        var until = DateTimeOffset.UtcNow + LongestSettling;
        var left = "";
        do
        {
            await SyncAsync(withLetters);
            left = (await DoneAsync("queue", "--json")).Out;
            var work = JsonDocument.Parse(left).RootElement.GetProperty("work").EnumerateArray().Select(one => one.GetProperty("dueAt").GetDateTimeOffset()).ToList();
            if (work.Count == 0)
                return;
            // Until the first is due, a run would do nothing but take the servers' time.
            if (work.Min() - DateTimeOffset.UtcNow is { Ticks: > 0 } pause)
                await Task.Delay(pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
        while (DateTimeOffset.UtcNow < until);
        Assert.Fail($"Work was left after {LongestSettling}:\n{left}");
    }

    /// <summary>Begins a process of its own that keeps the systems in step until it is ended.</summary>
    public SyncingProcess Begin(params string[] words) => SyncingProcess.Start(Folder, _variables, words);

    /// <summary>Begins a process of its own that syncs until it stands at a point of the store.</summary>
    /// <param name="point">The point's name.</param>
    public SyncingProcess BeginChild(string point) => SyncingProcess.StartProgram(
        "EndToEnd.dll", Folder, new Dictionary<string, string>(_variables) { [SyncingChild.Variable] = point });

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Written(string workspace)
    {
        var folder = Directory.CreateTempSubdirectory("rezolve-station-").FullName;
        File.WriteAllText(Path.Combine(folder, "rezolve.json"), workspace);
        return folder;
    }
}
