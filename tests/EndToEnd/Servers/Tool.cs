using System.Diagnostics;

namespace Rezolve.Mapping.Tests.EndToEnd.Servers;

/// <summary>A program of the machine, run to its end.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Out">What it wrote.</param>
/// <param name="Err">What it complained of.</param>
internal sealed record Tool(int Exit, string Out, string Err)
{
    /// <summary>Runs a program; one that takes longer than the cancellation allows is ended with everything it began.</summary>
    public static async Task<Tool> RunAsync(string program, IReadOnlyDictionary<string, string> variables, CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        try
        {
            await process.WaitForExitAsync(cancellation);
            return new Tool(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} took too long.");
        }
    }

    /// <summary>Whether the machine has a program.</summary>
    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
