using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Cli;
using Rezolve.Mapping.Cli.Running;

namespace EndToEnd.Processes;

/// <summary>The command line, run inside the test: no second process has to start.</summary>
internal static class Command
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">Where it stands.</param>
    /// <param name="variable">Gives an environment variable.</param>
    /// <param name="input">What it is given to read.</param>
    /// <param name="words">The words after its name.</param>
    public static async Task<Ran> RunAsync(string folder, Func<string, string?> variable, string input, params string[] words)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var terminal = Terminal.OfProcess() with
        {
            Input = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            Output = output,
            Errors = errors,
            Folder = folder,
            Variable = variable,
            InputIsTerminal = false,
            OutputIsTerminal = false,
            ErrorsAreTerminal = false,
        };
        var exit = await CommandLine.RunAsync(words, terminal, TestContext.Current.CancellationToken);
        return new Ran(exit, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }
}

/// <summary>A command that has ended.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Out">The standard output.</param>
/// <param name="Err">The error stream.</param>
internal sealed record Ran(int Exit, string Out, string Err)
{
    /// <summary>The output's lines, each a JSON document.</summary>
    public IReadOnlyList<JsonElement> Lines() => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
