using System.Diagnostics;
using System.Text;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

/// <summary>A command that runs as a process of its own, and may be killed.</summary>
internal sealed class SyncingProcess : IDisposable
{
    private readonly Process _process;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _said = new();
    private readonly List<(string Line, TaskCompletionSource Heard)> _awaited = [];

    private SyncingProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>What it has said so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts the command.</summary>
    public static SyncingProcess Start(string folder, IReadOnlyDictionary<string, string> variables, params string[] words) =>
        StartProgram("rezolve.dll", folder, variables, words);

    /// <summary>Starts a program that stands beside the tests.</summary>
    public static SyncingProcess StartProgram(string file, string folder, IReadOnlyDictionary<string, string> variables, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, file), .. words])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A process that is killed in a few seconds never earns back what it takes to measure itself.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new SyncingProcess(process);
    }

    /// <summary>Waits until it says a line.</summary>
    public async Task SaysAsync(string line)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_said)
        {
            _awaited.Add((line, heard));
            if (_said.ToString().Split('\n').Contains(line))
                heard.TrySetResult();
        }
        var end = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(heard.Task, end).WaitAsync(Longest, TestContext.Current.CancellationToken);
        Assert.True(first == heard.Task, $"The process never said '{line}':\n{Said}");
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Lets it run, at most for a while.</summary>
    public async Task RunForAsync(TimeSpan most)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(most);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            // It goes on.
        }
    }

    /// <summary>Kills it, as by <c>kill -9</c>: nothing in it runs any more.</summary>
    /// <returns>Whether it still ran.</returns>
    public async Task<bool> KillAsync()
    {
        var ran = !_process.HasExited;
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        return ran && _process.ExitCode == 128 + 9;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_said)
        {
            _said.Append(line).Append('\n');
            foreach (var (awaited, heard) in _awaited.Where(one => one.Line == line))
                heard.TrySetResult();
        }
    }
}
