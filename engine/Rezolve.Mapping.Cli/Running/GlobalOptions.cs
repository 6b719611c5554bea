using System.CommandLine;

namespace Rezolve.Mapping.Cli.Running;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    /// <summary>Where <c>rezolve.json</c> is.</summary>
    public Option<string?> Workspace { get; } = new("--workspace") { Description = "The folder of rezolve.json (default: here).", HelpName = "DIR", Recursive = true };

    /// <summary>JSON instead of sentences, also for errors.</summary>
    public Option<bool> Json { get; } = Flag("--json", "Write JSON, also for errors.");

    /// <summary>More words.</summary>
    public Option<bool> Verbose { get; } = Flag("--verbose", "Tell more, and where a fault came from.");

    /// <summary>No words besides data and errors.</summary>
    public Option<bool> Quiet { get; } = Flag("--quiet", "Tell nothing but data and errors.");

    /// <summary>No colours.</summary>
    public Option<bool> NoColor { get; } = Flag("--no-color", "No colours; NO_COLOR does the same.");

    /// <summary>Do it without asking.</summary>
    public Option<bool> Yes { get; } = Flag("--yes", "Do it; nothing is asked.");

    /// <summary>The version of this command.</summary>
    public Option<bool> Version { get; } = new("--version") { Description = "Print the version." };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [Workspace, Json, Verbose, Quiet, NoColor, Yes, Version];

    private static Option<bool> Flag(string name, string summary) => new(name) { Description = summary, Recursive = true };
}
