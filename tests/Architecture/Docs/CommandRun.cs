using Architecture.Tree;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Cli;
using Rezolve.Mapping.Cli.Running;

namespace Architecture.Docs;

/// <summary>A folder in which the commands of one page are run, one after the other, with the repository's connectors in it.</summary>
internal sealed class CommandRun : IDisposable
{
    /// <summary>A new folder.</summary>
    public CommandRun()
    {
        foreach (var path in Repository.Files.Where(path => path.StartsWith("connectors/", StringComparison.Ordinal) || path.StartsWith("schemas/", StringComparison.Ordinal)))
            Write(path, File.ReadAllText(Repository.Full(path)));
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("rezolve-docs-").FullName;

    /// <summary>Puts a file into the folder.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Runs <c>rezolve</c> with some words.</summary>
    /// <returns>The exit code, what it wrote to its output, and to the error stream.</returns>
    public async Task<(int Exit, string Out, string Err)> RunAsync(params string[] words)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var terminal = new Terminal
        {
            Input = new MemoryStream(),
            Output = output,
            Errors = errors,
            Folder = Folder,
            Variable = _ => null,
            Clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero)),
        };
        var exit = await CommandLine.RunAsync(words, terminal, TestContext.Current.CancellationToken);
        return (exit, Text(output), Text(errors));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Text(MemoryStream stream) => System.Text.Encoding.UTF8.GetString(stream.ToArray());
}
