using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Checking.Paths;
using Rezolve.Mapping.Checking.Samples;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Files;

/// <summary>Holds a connector against what lies beside it: the cases, taken for samples of the system.</summary>
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
