using System.ComponentModel;
using System.Diagnostics;

namespace Rezolve.Mapping.Benchmarks.Processes;

/// <summary>How a process ended.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="Fault">Why it counts for nothing; null where all is well.</param>
internal sealed record ChildEnding(double Seconds, string? Fault);

/// <summary>Runs whole processes, all of them alike.</summary>
internal static class Child
{
    private const int Tries = 3;

    /// <summary>Runs one process.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="output">The file that its output goes to.</param>
    /// <param name="folder">Where it stands.</param>
    public static ChildEnding Run(string program, IEnumerable<string> arguments, string output = "/dev/null", string? folder = null)
    {
        // A shell gives it the file itself, so that no pipe to us slows it.
        string[] words = ["-c", "out=$1; shift; exec \"$@\" > \"$out\"", "sh", output, program, .. arguments];
        var start = new ProcessStartInfo("/bin/sh", words) { RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        try
        {
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var told = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return new ChildEnding(clock.Elapsed.TotalSeconds, process.ExitCode == 0 ? null : $"{program} ended with {process.ExitCode}: {told.Trim()}");
        }
        catch (Win32Exception problem)
        {
            return new ChildEnding(0, $"{program}: {problem.Message}");
        }
    }

    /// <summary>The best of three for each of several, in turns.</summary>
    public static IReadOnlyList<double> BestOf(params IReadOnlyList<Func<ChildEnding>> contenders)
    {
        var best = contenders.Select(_ => double.MaxValue).ToArray();
        for (var turn = 0; turn < Tries; turn++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                var ending = contenders[i]();
                best[i] = Math.Min(best[i], ending.Fault is null ? ending.Seconds : throw new InvalidOperationException(ending.Fault));
            }
        }
        return best;
    }
}
