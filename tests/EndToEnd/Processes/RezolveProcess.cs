using System.Diagnostics;
using System.Text;

namespace EndToEnd.Processes;

/// <summary>One run of the built command, as a process of its own: what a shell sees.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Out">The standard output.</param>
/// <param name="Err">The error stream.</param>
internal sealed record RezolveProcess(int Exit, string Out, string Err)
{
    /// <summary>Runs <c>rezolve</c> to its end.</summary>
    /// <param name="folder">Where it stands.</param>
    /// <param name="input">What it is given to read.</param>
    /// <param name="words">The words after its name.</param>
    public static async Task<RezolveProcess> RunAsync(string folder, string input, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rezolve.dll"), .. words])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return new RezolveProcess(process.ExitCode, await output, await errors);
    }
}
