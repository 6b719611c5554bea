using System.Diagnostics;

namespace Rezolve.Mapping.Benchmarks.Processes;

/// <summary>A process that is asked on its input, line by line, and answers on its output.</summary>
internal sealed class Conversation : IDisposable
{
    private readonly Process _process;

    public Conversation(string program, IReadOnlyList<string> arguments, string folder) => _process = Process.Start(
        new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>Asks.</summary>
    public void Say(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>The next line of the answer.</summary>
    public string Answer() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the process ended before it had answered");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
