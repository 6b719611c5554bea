using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Files;

/// <summary>A connector's manifest on disk.</summary>
/// <param name="terminal">Where the command stands.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class ConnectorFile(Terminal terminal, DiagnosticBag bag)
{
    /// <summary>Reads and compiles a manifest; null where it has mistakes.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="inputs">The connection's inputs; null while it is only validated.</param>
    public ConnectorProgram? Compile(string path, ValueObject? inputs)
    {
        if (Read(path) is not { } text)
            return null;
        var folder = Path.GetDirectoryName(path)!;
        var settings = new CompilationSettings { Inputs = inputs, PathLimits = ReadingLimits.Paths, ScriptLimits = ScriptLimits.SchemaDefaults };
        var manifest = new ManifestReader(ReadingLimits.Authored, bag).ReadConnector(terminal.Shown(path), text, name => ScriptIn(folder, name));
        return manifest is null ? null : ManifestCompiler.Compile(manifest, settings, bag);
    }

    private byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            bag.Report(StructureRules.Unreadable, null, $"'{terminal.Shown(path)}' cannot be read: {fault.Message}");
            return null;
        }
    }

    // A manifest is not trusted with the rest of the disk: links are followed before the place is judged.
    private static ScriptText ScriptIn(string folder, string name)
    {
        try
        {
            var file = new FileInfo(Path.GetFullPath(name, folder));
            var real = file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName;
            if (Path.IsPathRooted(name) || Path.GetRelativePath(folder, real).StartsWith("..", StringComparison.Ordinal))
                return new ScriptText(null, "it lies outside the manifest's folder");
            if (!file.Exists)
                return new ScriptText(null, "there is no such file");
            return file.Length > ReadingLimits.ScriptBytes ? new ScriptText(null, "it is too large") : new ScriptText(File.ReadAllText(real));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new ScriptText(null, fault.Message.TrimEnd('.'));
        }
    }
}
