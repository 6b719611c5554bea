using System.Text;
using Rezolve.Mapping.Cli.Running;

namespace Rezolve.Mapping.Cli.Tests;

/// <summary>A test with a folder of its own, in which commands run.</summary>
public abstract class CliTest : IDisposable
{
    private protected CliTest() => Folder = Directory.CreateTempSubdirectory("rezolve-cli-").FullName;

    /// <summary>The folder.</summary>
    protected string Folder { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<CliRun> Run(params string[] args) => RunWith("", args);

    private protected Task<CliRun> RunWith(string input, params string[] args) =>
        CliRun.InvokeAsync(Folder, Encoding.UTF8.GetBytes(input), terminal => terminal, CancellationToken.None, args);

    private protected Task<CliRun> RunOn(Func<Terminal, Terminal> adjust, params string[] args) =>
        CliRun.InvokeAsync(Folder, [], adjust, CancellationToken.None, args);

    private protected string Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    private protected string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));
}
