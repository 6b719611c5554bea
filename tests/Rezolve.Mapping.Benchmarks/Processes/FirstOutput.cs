using System.Diagnostics;

namespace Rezolve.Mapping.Benchmarks.Processes;

/// <summary>How long a process takes to write its first byte.</summary>
internal static class FirstOutput
{
    /// <summary>The median of several starts after one that only warms the file cache.</summary>
    public static double Median(string program, IReadOnlyList<string> arguments, int starts)
    {
        Seconds(program, arguments);
        return Enumerable.Range(0, starts).Select(_ => Seconds(program, arguments)).Order().ElementAt(starts / 2);
    }

    private static double Seconds(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var first = process.StandardOutput.BaseStream.ReadByte();
        var seconds = clock.Elapsed.TotalSeconds;
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        var told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return first >= 0 && process.ExitCode == 0 ? seconds : throw new InvalidOperationException($"{program} wrote nothing: {told.Trim()}");
    }
}
