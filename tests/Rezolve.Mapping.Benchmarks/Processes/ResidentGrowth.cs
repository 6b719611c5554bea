using System.Diagnostics;
using System.Globalization;

namespace Rezolve.Mapping.Benchmarks.Processes;

/// <summary>How much more memory a process holds late in a long stream than early in it.</summary>
internal static class ResidentGrowth
{
    private const int BlocksLookedAt = 20;

    /// <summary>Feeds records to a process's input.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="block">A thousand records, a line each; sent over and over.</param>
    /// <param name="from">After how many blocks it is measured first.</param>
    /// <param name="to">After how many blocks it is measured last, and the input ends.</param>
    /// <returns>The most MiB resident just before either mark: a single look would see where the collector happens to stand.</returns>
    public static (double First, double Last) Measure(string program, IReadOnlyList<string> arguments, byte[] block, int from, int to)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (first, last) = (0.0, 0.0);
        using (var input = process.StandardInput.BaseStream)
        {
            for (var sent = 1; sent <= to; sent++)
            {
                input.Write(block);
                if (sent > from - BlocksLookedAt && sent <= from)
                    first = Math.Max(first, Resident(process.Id));
                if (sent > to - BlocksLookedAt)
                    last = Math.Max(last, Resident(process.Id));
            }
        }
        var told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? (first, last) : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {told.Trim()}");
    }

    private static double Resident(int id)
    {
        var line = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
