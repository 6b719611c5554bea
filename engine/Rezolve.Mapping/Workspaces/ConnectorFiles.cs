using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Manifests;

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

    /// <summary>Reads a manifest; null with diagnostics where it has mistakes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">The longest and deepest file accepted.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static ConnectorManifest? Read(string path, JsonLimits limits, DiagnosticBag bag)
    {
        var name = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return Read(path, name.StartsWith("..", StringComparison.Ordinal) ? path : name, limits, bag);
    }

    /// <summary>Reads a manifest; null with diagnostics where it has mistakes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">The file as the user named it.</param>
    /// <param name="limits">The longest and deepest file accepted.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static ConnectorManifest? Read(string path, string shown, JsonLimits limits, DiagnosticBag bag)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new ManifestReader(limits, bag).ReadConnector(shown, File.ReadAllBytes(path), written => ReadScript(folder, written));
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
