using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Benchmarks.Tickets;

/// <summary>The connectors that map the generated tickets.</summary>
internal static class TicketConnector
{
    /// <summary>The manifest without a script.</summary>
    public static string Plain { get; } = PathOf("tickets");

    /// <summary>The manifest in which scripts read some fields.</summary>
    public static string Scripted { get; } = PathOf("scripted");

    /// <summary>The manifest in which three scripts read fields, given texts: what it gives is what the plain one gives.</summary>
    public static string Snippets { get; } = PathOf("snippets");

    /// <summary>The manifest in which a script reads a field from the whole record: what it gives is what the plain one gives.</summary>
    public static string Whole { get; } = PathOf("whole");

    /// <summary>Reads and compiles a manifest.</summary>
    public static ConnectorProgram Compile(string path, ValueObject? inputs = null)
    {
        var limits = EngineLimits.Usual;
        var bag = new DiagnosticBag();
        var program = ConnectorFiles.Read(path, limits.Files, bag) is { } manifest
            ? ManifestCompiler.Compile(manifest, new CompilationSettings { Inputs = inputs ?? [], PathLimits = limits.Paths, ScriptLimits = limits.Scripts }, bag)
            : null;
        return program ?? throw new InvalidOperationException(string.Join('\n', bag.All));
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Tickets", name + ConnectorFiles.Suffix);
}
