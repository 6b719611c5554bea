using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Reads the workspace that a command names.</summary>
internal static class WorkspaceFolder
{
    /// <summary>Reads it; null with diagnostics where there is none, or one with mistakes.</summary>
    public static Workspace? Read(string folder, DiagnosticBag bag)
    {
        if (File.Exists(Path.Combine(folder, WorkspaceReader.FileName)))
            return WorkspaceReader.ReadFolder(folder, EngineLimits.Usual.Files, bag);
        bag.Report(CommandRules.NotFound, null, $"There is no {WorkspaceReader.FileName} in {folder}.", "Name its folder with --workspace, or make one with: rezolve new workspace");
        return null;
    }
}
