using System.Text;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Tests.Compilation;

namespace Rezolve.Mapping.Tests.Manifests.Layers;

/// <summary>Manifests that extend each other, in memory.</summary>
/// <param name="files">The texts by the connectors' names.</param>
internal sealed class LayeredFiles(IReadOnlyDictionary<string, string> files)
{
    public DiagnosticBag Bag { get; } = new();

    /// <summary>The manifest of that name with everything below it and an overlay over it.</summary>
    public ConnectorManifest? Read(string name, string? overlay = null)
    {
        var reader = new ManifestReader(EngineLimits.Usual.Files, Bag);
        var before = Bag.ErrorCount;
        var over = overlay is null ? null : reader.ReadFile("rezolve.json", Encoding.UTF8.GetBytes(overlay), new Written.Fragment(ConnectorShape.Overlay));
        return Bag.ErrorCount > before ? null
            : reader.ReadConnector(Source(name)!, over is null ? null : new ManifestOverlay(over, over.Document.Root!, Script("overlay")));
    }

    /// <summary>The same, compiled.</summary>
    public ConnectorProgram? Compile(string name, string? overlay = null, CompilationSettings? settings = null) =>
        Read(name, overlay) is { } manifest ? ManifestCompiler.Compile(manifest, settings ?? new WrongCase("", [], "").Settings(), Bag) : null;

    private ManifestSource? Source(string name) => files.TryGetValue(name, out var text)
        ? new ManifestSource(name + ".connector.json", Encoding.UTF8.GetBytes(text), Script(name)) { FindBase = Source }
        : null;

    private static Func<string, ScriptText> Script(string owner) => written => new ScriptText($"function owner() {{ return '{owner}/{written}'; }}");
}
