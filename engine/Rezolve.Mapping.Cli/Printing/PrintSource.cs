using Rezolve.Json;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Printing;

/// <summary>What is printed: the manifest of a connection, or of a connector.</summary>
internal static class PrintSource
{
    /// <summary>Finds and reads the manifest; one of the two is there. A connection's name goes before a connector's, since it is what runs.</summary>
    public static (ConnectorManifest? Manifest, Ending? Refusal) Read(Invocation invocation, string name)
    {
        var bag = new DiagnosticBag();
        var connections = new List<string>();
        var file = Path.Combine(invocation.Workspace, WorkspaceReader.FileName);
        if (File.Exists(file))
        {
            if (WorkspaceReader.Read(invocation.Workspace, invocation.Terminal.Shown(file), File.ReadAllBytes(file), EngineLimits.Usual.Files, bag) is not { } workspace)
                return (null, new Ending(ExitCode.Invalid, bag.All));
            if (workspace.Connections.TryGetValue(name, out var connection))
                return Ended(ConnectorFiles.Read(workspace, connection, EngineLimits.Usual.Files, bag, invocation.Terminal.Shown), bag);
            connections.AddRange(workspace.Connections.Keys);
        }
        if ((ConnectorFiles.Find(name, invocation.Terminal.Folder) ?? ConnectorFiles.Find(name, invocation.Workspace)) is { } path)
            return Ended(new ConnectorFile(invocation.Terminal, bag).Read(path), bag);
        return (null, Ending.Problem(
            ExitCode.Usage, CommandRules.NotFound, $"There is neither a connection nor a connector '{name}'.",
            "Name a connection of rezolve.json, or a connector's name, folder or file.", NearMiss.Of(name, connections)));
    }

    private static (ConnectorManifest? Manifest, Ending? Refusal) Ended(ConnectorManifest? manifest, DiagnosticBag bag) =>
        manifest is null || bag.HasErrors ? (null, new Ending(ExitCode.Invalid, bag.All)) : (manifest, null);
}
