using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Layers;

namespace Rezolve.Mapping.Workspaces;

/// <summary>Finds and reads connector manifests on disk, with the script files beside them.</summary>
internal static class ConnectorFiles
{
    /// <summary>What the names of manifests end with.</summary>
    public const string Suffix = ".connector.json";

    private const int LongestScript = 32 * 1024;

    /// <summary>The manifest's file for what a person wrote: a file, a folder, or the name of a connector beside or above a folder. Null where there is none.</summary>
    public static string? Find(string written, string folder)
    {
        var direct = Path.GetFullPath(written, folder);
        if (File.Exists(direct))
            return direct;
        if (Directory.Exists(direct) && Directory.GetFiles(direct, "*" + Suffix) is [var only])
            return only;
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "connectors", written, written + Suffix);
            if (File.Exists(candidate))
                return candidate;
        }
        return null;
    }

    /// <summary>Reads a manifest and what it extends; null with diagnostics where it has mistakes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">The longest and deepest file accepted.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static ConnectorManifest? Read(string path, JsonLimits limits, DiagnosticBag bag) => Read(path, Shown, limits, bag);

    /// <summary>Reads a manifest and what it extends; null with diagnostics where it has mistakes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">How a full path is shown to the user.</param>
    /// <param name="limits">The longest and deepest file accepted.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static ConnectorManifest? Read(string path, Func<string, string> shown, JsonLimits limits, DiagnosticBag bag) =>
        new ManifestReader(limits, bag).ReadConnector(SourceOf(Path.GetFullPath(path), shown), null);

    /// <summary>Reads the manifest of a connection, its overlay merged over it; null with diagnostics where there is none or it has mistakes.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="limits">The longest and deepest file accepted.</param>
    /// <param name="bag">Where mistakes go.</param>
    /// <param name="shown">How a full path is shown to the user; relative to the current folder where it is null.</param>
    public static ConnectorManifest? Read(Workspace workspace, WorkspaceConnection connection, JsonLimits limits, DiagnosticBag bag, Func<string, string>? shown = null)
    {
        if (Find(connection.Connector, workspace.Folder) is not { } path)
        {
            bag.Report(WorkspaceRules.NoConnector, workspace.File.Value(connection.Node["connector"]!), $"There is no connector '{connection.Connector}'.");
            return null;
        }
        var folder = Path.GetFullPath(workspace.Folder);
        var overlay = connection.Node["overlay"] is { } node ? new ManifestOverlay(workspace.File, node, written => ReadScript(folder, written)) : null;
        return new ManifestReader(limits, bag).ReadConnector(SourceOf(path, shown ?? Shown), overlay);
    }

    private static string Shown(string path)
    {
        var name = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return name.StartsWith("..", StringComparison.Ordinal) ? path : name;
    }

    private static ManifestSource SourceOf(string path, Func<string, string> shown)
    {
        var folder = Path.GetDirectoryName(path)!;
        return new ManifestSource(shown(path), File.ReadAllBytes(path), written => ReadScript(folder, written))
        {
            Identity = path,
            FindBase = written => Find(written, folder) is { } found ? SourceOf(found, shown) : null,
        };
    }

    private static ScriptText ReadScript(string folder, string written)
    {
        var path = Path.GetFullPath(written, folder);
        // A link is judged by where it leads.
        path = new FileInfo(path) is { Exists: true, LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return new ScriptText(null, "it is outside the connector's folder");
        if (!File.Exists(path))
            return new ScriptText(null, "there is no such file");
        return new FileInfo(path).Length > LongestScript ? new ScriptText(null, "it is longer than 32 kB") : new ScriptText(File.ReadAllText(path));
    }
}
