using Rezolve.Json;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Workspaces;
using Rezolve.Mapping.Workspaces.Syncs;
using Rezolve.Mapping.Workspaces.Syncs.Goals;

namespace Rezolve.Mapping.Hosting;

/// <summary>A sync that is ready to run: what was decided, and its connections, open.</summary>
/// <param name="Program">What was decided.</param>
/// <param name="Connections">Its connections by name.</param>
/// <param name="Store">Where its state is kept.</param>
internal sealed record OpenedSync(SyncProgram Program, IReadOnlyDictionary<string, ConnectionRuntime> Connections, WorkspaceStore Store)
{
    /// <summary>Compiles what was decided for other programs of its connections; null with diagnostics where that cannot be.</summary>
    public required Func<IReadOnlyDictionary<string, ConnectorProgram>, DiagnosticBag, SyncProgram?> Compile { get; init; }
}

/// <summary>Compiles and opens the syncs of a workspace.</summary>
internal static class SyncPrograms
{
    /// <summary>Opens a sync's connections and compiles it for them; null with diagnostics where that cannot be.</summary>
    /// <param name="opener">Opens connections.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">The sync.</param>
    /// <param name="limits">Every limit.</param>
    /// <param name="bag">Where mistakes go: those of all its connections, and its own.</param>
    /// <param name="cancellation">Ends the reading of catalogues.</param>
    public static async Task<OpenedSync?> OpenAsync(
        ConnectionOpener opener, Workspace workspace, string name, EngineLimits limits, DiagnosticBag bag, CancellationToken cancellation)
    {
        if (Find(workspace, name, bag) is not { } sync)
            return null;
        var opened = new Dictionary<string, ConnectionRuntime>(StringComparer.Ordinal);
        foreach (var connection in sync.Connections.Where(workspace.Connections.ContainsKey))
        {
            if (await opener.OpenAsync(workspace, connection, bag, cancellation).ConfigureAwait(false) is { } runtime)
                opened[connection] = runtime;
        }
        var programs = opened.ToDictionary(one => one.Key, one => one.Value.Program, StringComparer.Ordinal);
        return Compile(workspace, sync, programs, limits, bag) is { } program
            ? new OpenedSync(program, opened, workspace.Store) { Compile = (others, mistakes) => Compile(workspace, sync, others, limits, mistakes) }
            : null;
    }

    /// <summary>The sync of that name; null with a diagnostic where there is none.</summary>
    public static WorkspaceSync? Find(Workspace workspace, string name, DiagnosticBag bag)
    {
        if (workspace.Syncs.TryGetValue(name, out var sync))
            return sync;
        var names = workspace.Syncs.Keys;
        var root = workspace.File.Document.Root!;
        bag.Report(
            SyncRules.NoSync, workspace.File.Key(root["syncs"] ?? root["connections"]!), $"The workspace has no sync '{name}'.",
            names.Any() ? $"Syncs: {string.Join(", ", names)}." : "Add one to syncs.", NearMiss.Of(name, names));
        return null;
    }

    /// <summary>Compiles a sync for connectors that are compiled.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="sync">The sync as written.</param>
    /// <param name="programs">The connectors by connection; one with mistakes of its own is not there.</param>
    /// <param name="limits">Every limit.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static SyncProgram? Compile(
        Workspace workspace, WorkspaceSync sync, IReadOnlyDictionary<string, ConnectorProgram> programs, EngineLimits limits, DiagnosticBag bag) =>
        SyncCompiler.Compile(workspace, sync, programs, SettingsOf(limits), bag);

    /// <summary>Compiles what a workspace agrees on service levels, which no connector has a part in; null where it agrees on nothing, or has no sync.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="limits">Every limit.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static SlaProgram? Sla(Workspace workspace, EngineLimits limits, DiagnosticBag bag) => workspace.Syncs.Values.FirstOrDefault() is not { } sync ? null
        : new SlaCompiler(new SyncCompilation(workspace, sync, new Dictionary<string, ConnectorProgram>(), SettingsOf(limits), bag)).Compile();

    /// <summary>When the feeds of each sync are asked and swept, by the sync's name.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="limits">Every limit.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static IReadOnlyDictionary<string, SyncSchedule> Schedules(Workspace workspace, EngineLimits limits, DiagnosticBag bag) => workspace.Syncs.ToDictionary(
        one => one.Key, one => SyncTimes.Schedule(new SyncCompilation(workspace, one.Value, new Dictionary<string, ConnectorProgram>(), SettingsOf(limits), bag)), StringComparer.Ordinal);

    private static CompilationSettings SettingsOf(EngineLimits limits) => new() { PathLimits = limits.Paths, ScriptLimits = limits.Scripts };
}
