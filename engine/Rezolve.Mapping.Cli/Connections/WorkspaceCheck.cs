using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Checks a workspace, all its connections and what it keeps the same, without any network and without any secret.</summary>
internal static class WorkspaceCheck
{
    /// <summary>Reports every mistake.</summary>
    /// <param name="terminal">Where the command stands.</param>
    /// <param name="path">The full path of <c>rezolve.json</c>.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static void Run(Terminal terminal, string path, DiagnosticBag bag)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (WorkspaceReader.Read(folder, terminal.Shown(path), File.ReadAllBytes(path), EngineLimits.Usual.Files, bag) is not { } workspace)
            return;
        var opener = new ConnectionOpener(new ConnectionServices
        {
            Limits = EngineLimits.Usual,
            Secrets = new SecretSource(_ => "unknown"),
            Tokens = new MemoryTokenStore(),
            Clock = terminal.Clock,
            Chance = () => 0,
            ClientFor = (_, _) => throw new InvalidOperationException("Nothing is sent while a workspace is checked."),
        });
        var found = new DiagnosticBag();
        var programs = new Dictionary<string, ConnectorProgram>(StringComparer.Ordinal);
        foreach (var name in workspace.Connections.Keys)
        {
            if (opener.Compile(workspace, name, found) is { } compiled)
                programs[name] = compiled.Program;
        }
        foreach (var sync in workspace.Syncs.Values)
            SyncPrograms.Compile(workspace, sync, programs, EngineLimits.Usual, found);
        var secrets = workspace.Connections.Values.SelectMany(one => one.Inputs).Where(input => input.Secret is not null).Select(input => input.Node.Pointer).ToHashSet();
        foreach (var diagnostic in found.All.Where(one => !IsOfUnknownSecret(one, secrets)))
            bag.Add(diagnostic);
    }

    // A secret is not known here, so whether it fits cannot be known either.
    private static bool IsOfUnknownSecret(Diagnostic diagnostic, HashSet<string> secrets) =>
        diagnostic.Code == WorkspaceRules.InputUnfit.Code && diagnostic.Place is { } place && secrets.Contains(place.Pointer);
}
