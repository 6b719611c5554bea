using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Workspaces.Syncs;

/// <summary>A workspace with three small connectors that keeps tickets the same in two ways.</summary>
internal static class ToyWorkspace
{
    public static string Folder { get; } = Repository.PathOf("tests/Rezolve.Mapping.Tests/Workspaces/Syncs/Toy");

    public static string Text { get; } = File.ReadAllText(Path.Combine(Folder, WorkspaceReader.FileName));

    /// <summary>Reads a workspace's text and compiles everything in it.</summary>
    /// <returns>The workspace, null where it cannot be read; and the syncs without mistakes.</returns>
    public static (Workspace? Workspace, IReadOnlyDictionary<string, SyncProgram> Syncs) Compile(string text, DiagnosticBag bag)
    {
        if (WorkspaceReader.Read(Folder, WorkspaceReader.FileName, Encoding.UTF8.GetBytes(text), EngineLimits.Usual.Files, bag) is not { } workspace)
            return (null, new Dictionary<string, SyncProgram>());
        var opener = new ConnectionOpener(Services());
        var programs = new Dictionary<string, ConnectorProgram>();
        foreach (var name in workspace.Connections.Keys)
        {
            if (opener.Compile(workspace, name, bag) is { } compiled)
                programs[name] = compiled.Program;
        }
        var syncs = workspace.Syncs.Values.Select(sync => SyncPrograms.Compile(workspace, sync, programs, EngineLimits.Usual, bag)).OfType<SyncProgram>();
        return (workspace, syncs.ToDictionary(sync => sync.Name));
    }

    /// <summary>The sync of that name of a workspace's text, in which there must be no mistake.</summary>
    public static SyncProgram Sync(string name, string? text = null)
    {
        var bag = new DiagnosticBag();
        var syncs = Compile(text ?? Text, bag).Syncs;
        Assert.Equal([], bag.All.Select(one => $"{one.Place}: {one.Message}"));
        return syncs[name];
    }

    /// <summary>A sync between desk and itsm with these members besides <c>between</c>.</summary>
    /// <param name="members">The members as JSON, without braces.</param>
    /// <param name="desk">What desk has besides its entity, as JSON that begins with a comma.</param>
    /// <param name="itsm">The same of itsm.</param>
    public static SyncProgram With(string members, string desk = "", string itsm = "") => Sync("it", $$"""
        {
          "workspaceVersion": "1.0", "tenant": "acme",
          "connections": { "desk": { "connector": "desk.connector.json" }, "itsm": { "connector": "itsm.connector.json" } },
          "syncs": { "it": { "between": { "desk": { "entity": "ticket"{{desk}} }, "itsm": { "entity": "incident"{{itsm}} } }{{(members.Length == 0 ? "" : ", " + members)}} } }
        }
        """);

    public static ConnectionServices Services() => new()
    {
        Limits = EngineLimits.Usual,
        Secrets = new SecretSource(_ => null),
        Tokens = new MemoryTokenStore(),
        Clock = TimeProvider.System,
        Chance = () => 0,
        ClientFor = (_, _) => () => throw new InvalidOperationException("Nothing is sent."),
    };
}
