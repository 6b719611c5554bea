using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Files;

/// <summary>A connector's manifest on disk.</summary>
/// <param name="terminal">Where the command stands.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class ConnectorFile(Terminal terminal, DiagnosticBag bag)
{
    /// <summary>Reads a manifest; null where it has mistakes.</summary>
    /// <param name="path">The full path.</param>
    public ConnectorManifest? Read(string path)
    {
        try
        {
            return ConnectorFiles.Read(path, terminal.Shown, EngineLimits.Usual.Files, bag);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            bag.Report(StructureRules.Unreadable, null, $"'{terminal.Shown(path)}' cannot be read: {fault.Message}");
            return null;
        }
    }

    /// <summary>Compiles a manifest without a connection; null where it has mistakes. Inputs that are not given are taken for unknown texts.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="inputs">The inputs that are known.</param>
    public ConnectorProgram? Compile(ConnectorManifest manifest, ValueObject? inputs)
    {
        var limits = EngineLimits.Usual;
        var settings = new CompilationSettings { Inputs = inputs, AllowsUnknownInputs = true, PathLimits = limits.Paths, ScriptLimits = limits.Scripts };
        return ManifestCompiler.Compile(manifest, settings, bag);
    }
}
