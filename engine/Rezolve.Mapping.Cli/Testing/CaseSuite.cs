using Rezolve.Json.Reading;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Testing;

/// <summary>Runs cases, each with the connector in whose folder it lies.</summary>
/// <param name="terminal">Where the command stands.</param>
/// <param name="bag">Where mistakes in files go.</param>
internal sealed class CaseSuite(Terminal terminal, DiagnosticBag bag)
{
    /// <summary>The full path of the manifest to run them all with; null for each one's own.</summary>
    public string? Manifest { get; init; }

    /// <summary>Where the updates of failing cases are worked out; null for none.</summary>
    public CaseUpdates? Updates { get; init; }

    /// <summary>Runs the cases, connector by connector.</summary>
    /// <param name="files">The full paths of the cases.</param>
    /// <param name="interrupted">Ends the run between two cases.</param>
    public async Task<IReadOnlyList<ConnectorCases>> RunAsync(IReadOnlyList<string> files, CancellationToken interrupted)
    {
        var suites = new List<ConnectorCases>();
        foreach (var group in files.GroupBy(file => Manifest ?? ManifestOf(file), StringComparer.Ordinal))
        {
            if (group.Key is null)
                ReportHomeless(group);
            else if (await RunAsync(group.Key, group, interrupted) is { } cases)
                suites.Add(cases);
        }
        return suites;
    }

    private async Task<ConnectorCases?> RunAsync(string manifestPath, IEnumerable<string> files, CancellationToken interrupted)
    {
        var connector = new ConnectorFile(terminal, bag);
        if (connector.Read(manifestPath) is not { } manifest || connector.Compile(manifest, inputs: null) is not { } program)
            return null;
        var runner = new CaseRunner(EngineLimits.Usual);
        var results = new List<CaseResult>();
        foreach (var file in files)
        {
            interrupted.ThrowIfCancellationRequested();
            if (CaseFile.Read(terminal.Shown(file), await File.ReadAllBytesAsync(file, interrupted), EngineLimits.Usual.Files, bag) is not { } written)
                continue;
            var result = await runner.RunAsync(written, manifest, interrupted);
            results.Add(result);
            if (Updates is not null)
                await Updates.ConsiderAsync(file, written, result, updated => new CaseRunner(EngineLimits.Usual).RunAsync(updated, manifest, interrupted));
        }
        return new ConnectorCases(terminal.Shown(manifestPath), results, runner.Coverage.Report(program));
    }

    private void ReportHomeless(IEnumerable<string> files)
    {
        foreach (var file in files)
            bag.Report(CommandRules.NotFound, null, $"'{terminal.Shown(file)}' lies beside no connector.", "Cases lie in cases/ beside their connector's manifest, or name it with connector.");
    }

    // The one it names, or the nearest folder above that has a manifest of its own.
    private static string? ManifestOf(string file)
    {
        if (Named(file) is { } named)
            return ConnectorFiles.Find(named, Path.GetDirectoryName(file)!);
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.GetFiles(folder, "*" + ConnectorFiles.Suffix) is [var only])
                return only;
        }
        return null;
    }

    // What is wrong with the file is told when the case is read.
    private static string? Named(string file) =>
        AuthoredJson.Parse(File.ReadAllBytes(file), EngineLimits.Usual.Files).Root is { Kind: System.Text.Json.JsonValueKind.Object } root ? root["connector"]?.String : null;
}

/// <summary>The cases of one connector, run.</summary>
/// <param name="Manifest">The manifest, as the user would write it.</param>
/// <param name="Results">What came of each case.</param>
/// <param name="Coverage">What cases could use of the connector, and whether any did.</param>
internal sealed record ConnectorCases(string Manifest, IReadOnlyList<CaseResult> Results, IReadOnlyList<(string Item, bool Touched)> Coverage);
