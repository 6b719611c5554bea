using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Cli.Running;

namespace Rezolve.Mapping.Cli.Tests;

/// <summary>One command, run inside the test: what it ended with and what it wrote.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Out">The standard output.</param>
/// <param name="Err">The error stream.</param>
internal sealed record CliRun(int Exit, string Out, string Err)
{
    /// <summary>Runs a command in a folder.</summary>
    public static async Task<CliRun> InvokeAsync(string folder, byte[] input, Func<Terminal, Terminal> adjust, CancellationToken interrupted, params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var terminal = adjust(new Terminal
        {
            Input = new MemoryStream(input),
            Output = output,
            Errors = errors,
            Folder = folder,
            Variable = _ => null,
            Clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero)),
        });
        var exit = await CommandLine.RunAsync(args, terminal, interrupted);
        return new CliRun(exit, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }

    /// <summary>The output as one JSON document; fails with both streams where it is none.</summary>
    public JsonElement Json => Parse(Out);

    /// <summary>The error stream as one JSON document.</summary>
    public JsonElement ErrorJson => Parse(Err);

    private JsonElement Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"Not JSON: {fault.Message}\nexit {Exit}\nout: {Out}\nerr: {Err}");
        }
    }
}
