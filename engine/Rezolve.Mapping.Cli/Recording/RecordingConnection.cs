using System.Security.Cryptography;
using Rezolve.Mapping.Cases.Recording;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Recording;

/// <summary>What cases of a connection are made with.</summary>
/// <param name="ManifestPath">The full path of the connector's manifest.</param>
/// <param name="Runtime">The connection: what it learned after signing in, and what its catalogues told, is part of each case.</param>
/// <param name="Recorder">Makes them.</param>
internal sealed record RecordingConnection(string ManifestPath, ConnectionRuntime Runtime, CaseRecorder Recorder)
{
    /// <summary>Prepares it; one of the two is there.</summary>
    /// <param name="access">The workspace's connections.</param>
    /// <param name="runtime">The connection, open.</param>
    /// <param name="seed">What replacements depend on; null draws one, so that nobody can find out what they stand for.</param>
    public static (RecordingConnection? Recording, Ending? Refusal) Of(ConnectionAccess access, ConnectionRuntime runtime, string? seed)
    {
        var (compiled, refusal) = access.Compile(runtime.Name);
        if (compiled is null)
            return (null, refusal);
        var bag = new DiagnosticBag();
        var path = ConnectorFiles.Find(compiled.Connection.Connector, compiled.Workspace.Folder)!;
        if (ConnectorFiles.Read(path, EngineLimits.Usual.Files, bag) is not { } manifest)
            return (null, new Ending(ExitCode.Invalid, bag.All));
        var names = new CaseNames(manifest, runtime.Program, seed ?? RandomNumberGenerator.GetHexString(32), runtime.Secrets.Mask);
        return (new RecordingConnection(path, runtime, new CaseRecorder(manifest, runtime.Program, names, EngineLimits.Usual)), null);
    }

    /// <summary>The first members of a case; <c>connector</c> only where the case will not lie in the connector's folder.</summary>
    /// <param name="type">The sort of case.</param>
    /// <param name="folder">The full path of the folder it will lie in.</param>
    public ValueObject Begin(string type, string folder)
    {
        var members = new ValueObject { ["type"] = Value.Of(type), ["title"] = Value.Of("") };
        var home = Path.GetDirectoryName(ManifestPath)!;
        if (!(folder + Path.DirectorySeparatorChar).StartsWith(home + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            members["connector"] = Value.Of(Path.GetRelativePath(folder, ManifestPath).Replace(Path.DirectorySeparatorChar, '/'));
        members["inputs"] = Value.Of(new ValueObject());
        if (Runtime.Session.Count > 0)
            members["session"] = Value.Of(Runtime.Session);
        if (Runtime.Catalogs.Count > 0)
            members["catalogs"] = Value.Of(Runtime.Catalogs);
        return members;
    }
}
