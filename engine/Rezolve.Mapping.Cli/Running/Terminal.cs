using Rezolve.Mapping.Cli.Operating;

namespace Rezolve.Mapping.Cli.Running;

/// <summary>Where a command reads, writes and stands: everything it may know of the machine besides files.</summary>
internal sealed record Terminal
{
    /// <summary>The standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>The standard output: data only.</summary>
    public required Stream Output { get; init; }

    /// <summary>The error stream: everything else.</summary>
    public required Stream Errors { get; init; }

    /// <summary>The folder that paths are taken from.</summary>
    public required string Folder { get; init; }

    /// <summary>Gives an environment variable, or null.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>A person types the input.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>A person reads the output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>A person reads the error stream.</summary>
    public bool ErrorsAreTerminal { get; init; }

    /// <summary>The store that this process holds, where it runs a command for another process; null where it does not.</summary>
    public HeldStore? Held { get; init; }

    /// <summary>The real one.</summary>
    public static Terminal OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.OpenStandardOutput(),
        Errors = Console.OpenStandardError(),
        Folder = Environment.CurrentDirectory,
        Variable = Environment.GetEnvironmentVariable,
#pragma warning disable RS0030 // The command line is the edge at which the clock is chosen.
        Clock = TimeProvider.System,
#pragma warning restore RS0030
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorsAreTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>The full path of what the user wrote.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Folder);

    /// <summary>A full path as the user would write it: relative to the folder where it lies inside, else as it is.</summary>
    public string Shown(string fullPath)
    {
        var relative = Path.GetRelativePath(Folder, fullPath);
        return relative.StartsWith("..", StringComparison.Ordinal) ? fullPath : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
