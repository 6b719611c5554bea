using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Checkup;

/// <summary>Looks at a sync as it is written, and at what it wants of its connectors.</summary>
internal static class SyncSurvey
{
    /// <summary>Looks at it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="sync">The sync.</param>
    /// <param name="programs">The connectors of the connections that could be opened.</param>
    public static SyncSightings Of(Workspace workspace, WorkspaceSync sync, IReadOnlyDictionary<string, ConnectorProgram> programs)
    {
        var seen = new SyncSightings(sync.Name, sync.Connections);
        if (!sync.Connections.All(programs.ContainsKey))
            return seen;
        var bag = new DiagnosticBag();
        var program = SyncPrograms.Compile(workspace, sync, programs, EngineLimits.Usual, bag);
        seen = seen with { Obstacles = bag.All };
        return program is null ? seen : seen with { Schedule = program.Schedule, Lacks = [.. program.Sides.SelectMany(side => Lacks(side, programs[side.Connection]))] };
    }

    private static IEnumerable<LackingAbility> Lacks(SyncSide side, ConnectorProgram connector)
    {
        if (!connector.Can($"{side.Entity}.sweep"))
            yield return new LackingAbility(side.Connection, "list the keys of all tickets, so one that is deleted is noticed only when something asks for it");
    }
}
