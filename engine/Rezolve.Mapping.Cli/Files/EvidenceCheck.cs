using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Checking.OpenApi;
using Rezolve.Mapping.Checking.Paths;
using Rezolve.Mapping.Checking.Samples;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Files;

/// <summary>Holds a connector against what lies beside it: the cases, taken for samples of the system, and its OpenAPI document.</summary>
/// <param name="terminal">Where the command stands.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class EvidenceCheck(Terminal terminal, DiagnosticBag bag)
{
    private const string Folder = "cases";

    /// <summary>Reports what the evidence contradicts.</summary>
    /// <param name="path">The full path of the manifest.</param>
    /// <param name="manifest">The connector as written.</param>
    /// <param name="program">The same, compiled.</param>
    public void Run(string path, ConnectorManifest manifest, ConnectorProgram program)
    {
        var limits = EngineLimits.Usual;
        var uses = new PathUses(manifest, program).All();
        new SampleCheck(CaseSamples.Of(manifest, CasesOf(path), limits.Paths), limits.Paths, bag).Run(uses);
        if (DocumentOf(manifest) is { } document)
            new ApiCheck(manifest, program, document, bag).Run();
    }

    private ApiDocument? DocumentOf(ConnectorManifest manifest)
    {
        if (manifest.Root["openapi"] is not { String: { } name } node)
            return null;
        // What a connector extends names its document beside itself.
        var folder = Path.GetDirectoryName(terminal.FullPath(manifest.File.PlaceOf(node).File))!;
        var file = Path.GetFullPath(name, folder);
        var (document, problem) = !file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? (null, "it is outside the connector's folder")
            : !File.Exists(file) ? (null, "there is no such file")
            : ApiDocument.Read(name, File.ReadAllBytes(file), EngineLimits.Usual.Apis);
        if (document is null)
            bag.Report(EvidenceRules.Unreadable, manifest.File.Value(node), $"The OpenAPI document '{name}' cannot be read: {problem}.");
        return document;
    }

    // A case with mistakes is reported where it is checked itself.
    private IEnumerable<CaseFile> CasesOf(string manifest)
    {
        var folder = Path.Combine(Path.GetDirectoryName(manifest)!, Folder);
        if (!Directory.Exists(folder) || Directory.GetFiles(Path.GetDirectoryName(manifest)!, "*" + ConnectorFiles.Suffix).Length > 1)
            return [];
        return new FileSearch(terminal, new DiagnosticBag()).Find([folder], CaseFile.Suffix)
            .Select(file => CaseFile.Read(terminal.Shown(file), File.ReadAllBytes(file), EngineLimits.Usual.Files, new DiagnosticBag())).OfType<CaseFile>();
    }
}
