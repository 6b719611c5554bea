using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Benchmarks.Tickets;

/// <summary>The connector that maps the generated tickets.</summary>
internal static class TicketConnector
{
    /// <summary>Its manifest.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Tickets", "tickets.connector.json");

    /// <summary>Reads and compiles it.</summary>
    public static ConnectorProgram Compile()
    {
        var limits = EngineLimits.Usual;
        var bag = new DiagnosticBag();
        var program = ConnectorFiles.Read(Path, limits.Files, bag) is { } manifest
            ? ManifestCompiler.Compile(manifest, new CompilationSettings { PathLimits = limits.Paths, ScriptLimits = limits.Scripts }, bag)
            : null;
        return program ?? throw new InvalidOperationException(string.Join('\n', bag.All));
    }
}
