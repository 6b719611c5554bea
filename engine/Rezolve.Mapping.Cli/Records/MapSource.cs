using Rezolve.Json;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>The compiled connector and the entity that records are mapped by.</summary>
internal sealed record MapSource(ConnectorProgram Program, EntityProgram Entity)
{
    /// <summary>Finds and compiles the connector; one of the two is there.</summary>
    public static (MapSource? Source, Ending? Refusal) Open(Invocation invocation, string connector, string entity, IReadOnlyList<string> settings)
    {
        var terminal = invocation.Terminal;
        if ((ConnectorFiles.Find(connector, terminal.Folder) ?? ConnectorFiles.Find(connector, invocation.Workspace)) is not { } path)
            return (null, Ending.Problem(ExitCode.Usage, CommandRules.NotFound, $"There is no connector '{connector}'.", "Name its file, its folder, or its name where connectors/ is here or above."));
        var bag = new DiagnosticBag();
        var file = new ConnectorFile(terminal, bag);
        if (file.Read(path) is not { } manifest)
            return (null, new Ending(ExitCode.Invalid, bag.All));
        var (inputs, refusal) = InputValues.Read(settings, manifest);
        if (inputs is null)
            return (null, refusal);
        if (file.Compile(manifest, inputs) is not { } program)
            return (null, new Ending(ExitCode.Invalid, bag.All));
        return program.Entities.TryGetValue(entity, out var found) ? (new MapSource(program, found), null) : (null, NoEntity(program, entity));
    }

    private static Ending NoEntity(ConnectorProgram program, string entity) => Ending.Problem(
        ExitCode.Usage, CommandRules.NoSuchName, $"The connector '{program.Name}' has no entity '{entity}'.",
        $"Entities: {string.Join(", ", program.Entities.Keys)}.", NearMiss.Of(entity, program.Entities.Keys));
}
