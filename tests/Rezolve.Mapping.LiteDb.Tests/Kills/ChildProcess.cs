using System.Diagnostics;

namespace Rezolve.Mapping.LiteDb.Tests.Kills;

/// <summary>These tests once more, as a process that works on a store and prints what it did, until it is killed.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>The environment variable that says what the child does, and to which file.</summary>
    public const string Work = "REZOLVE_STORE_CHILD";

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static ChildProcess Start(string work, string file)
    {
        var self = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(self) == "dotnet";
        var start = new ProcessStartInfo(self, isHost ? [typeof(ChildProcess).Assembly.Location] : [])
        {
            RedirectStandardOutput = true,
            Environment = { [Work] = $"{work} {file}", ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0" },
        };
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>The next line it prints; null where it has ended.</summary>
    public async Task<string?> NextLineAsync(CancellationToken cancellation) => await _process.StandardOutput.ReadLineAsync(cancellation);

    /// <summary>Ends it at once, wherever it is, and returns what it had printed by then.</summary>
    public async Task<List<string>> KillAsync(CancellationToken cancellation)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellation);
        var left = new List<string>();
        while (await NextLineAsync(cancellation) is { } line)
            left.Add(line);
        return left;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
