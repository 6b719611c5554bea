using System.Text;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Migrations;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Migrating;

/// <summary>Brings one file to the present version of its language.</summary>
/// <param name="terminal">Where the command stands.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class MigrationRun(Terminal terminal, DiagnosticBag bag)
{
    private static readonly string[] OfWorkspaces = ["workspaceVersion", "tenant", "connections"];
    private static readonly string[] OfManifests = ["manifestVersion", "extends", "connection", "operations", "entities"];

    /// <summary>What becomes of a file; null with diagnostics where nothing can.</summary>
    /// <param name="path">The full path.</param>
    public MigratedFile? Apply(string path)
    {
        var text = File.ReadAllBytes(path);
        var file = new SourceFile(terminal.Shown(path), AuthoredJson.Parse(text, ReadingLimits.Authored));
        if (file.Document.Faults.Count > 0 || file.Document.Root is not { } root)
        {
            TextFaults.Report(file, bag);
            return null;
        }
        if (ChainOf(path, root) is not { } chain)
        {
            bag.Report(CommandRules.Usage, file.Value(root), "This is neither a manifest nor a workspace.", "Name a file such as desk.connector.json or rezolve.json.");
            return null;
        }
        var outcome = chain.Apply(text, ReadingLimits.Authored);
        if (outcome.Text is { } migrated)
            return new MigratedFile(path, outcome, chain.Current, Encoding.UTF8.GetString(text), migrated);
        Refuse(file, root[chain.Member]!, chain, outcome.From!);
        return null;
    }

    private static MigrationChain? ChainOf(string path, AuthoredNode root) =>
        Path.GetFileName(path) == WorkspaceReader.FileName || OfWorkspaces.Any(member => root[member] is not null) ? MigrationChain.Workspaces
        : path.EndsWith(ConnectorFiles.Suffix, StringComparison.Ordinal) || OfManifests.Any(member => root[member] is not null) ? MigrationChain.Manifests
        : null;

    private void Refuse(SourceFile file, AuthoredNode version, MigrationChain chain, string from)
    {
        if (chain.IsLater(from))
            bag.Report(StructureRules.LaterVersion, file.Value(version), $"The file is of version {from}; this rezolve knows versions up to {chain.Current}.");
        else
            bag.Report(StructureRules.UnknownWord, file.Value(version), $"'{from}' is no version that there was.", $"Write \"{chain.Current}\" if that is what the file is written in.");
    }
}

/// <summary>What became of a file.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="To">The present version.</param>
/// <param name="Before">Its text as it is.</param>
/// <param name="After">Its text as it would be.</param>
internal sealed record MigratedFile(string Path, MigrationOutcome Outcome, string To, string Before, ReadOnlyMemory<byte> After)
{
    /// <summary>Whether anything changes.</summary>
    public bool IsChanged => Outcome.Steps.Count > 0;
}
