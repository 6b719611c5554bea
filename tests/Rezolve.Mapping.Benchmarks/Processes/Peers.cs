namespace Rezolve.Mapping.Benchmarks.Processes;

/// <summary>What stands outside this repository: installed where it is absent.</summary>
/// <param name="artifacts">The folder that git ignores.</param>
internal sealed class Peers(string artifacts)
{
    private const string JsonataVersion = "2.2.2";

    /// <summary>Publishes the command line as it ships; gives its path, or why there is none.</summary>
    public (string? Path, string? Fault) PublishCli(string root)
    {
        var folder = Path.Combine(artifacts, "cli");
        var project = Path.Combine(root, "engine", "Rezolve.Mapping.Cli");
        var ending = Child.Run("dotnet", ["publish", project, "-c", "Release", "-o", folder, "-v", "q", "--nologo"], Path.Combine(artifacts, "publish.log"));
        return ending.Fault is null ? (Path.Combine(folder, "rezolve"), null) : (null, ending.Fault);
    }

    /// <summary>Sees to jq; null, or why there is none.</summary>
    public static string? InstallJq()
    {
        if (Child.Run("jq", ["--version"]).Fault is null)
            return null;
        Child.Run("apt-get", ["update"]);
        return Child.Run("apt-get", ["install", "-y", "jq"]).Fault;
    }

    /// <summary>Sees to Node; null, or why there is none.</summary>
    public static string? FindNode() => Child.Run("node", ["--version"]).Fault;

    /// <summary>Sees to jsonata; gives the folder it is installed in, or why there is none.</summary>
    public (string? Folder, string? Fault) InstallJsonata()
    {
        var folder = Path.Combine(artifacts, "peers");
        if (File.Exists(Path.Combine(folder, "node_modules", "jsonata", "package.json")))
            return (folder, null);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "package.json"), """{ "private": true }""");
        var ending = Child.Run("npm", ["install", "--no-audit", "--no-fund", $"jsonata@{JsonataVersion}"], folder: folder);
        return ending.Fault is null ? (folder, null) : (null, ending.Fault);
    }
}
