using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Checking;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Workspaces;

/// <summary>Reads <c>rezolve.json</c>.</summary>
internal static class WorkspaceReader
{
    /// <summary>The file's name in a workspace's folder.</summary>
    public const string FileName = "rezolve.json";

    private const int UsualConcurrent = 4;

    private const string UsualStore = "data/rezolve.db";

    // Stores that lie in one folder do not share one.
    private const string UsualFiles = ".files";

    /// <summary>Reads a workspace from its folder; null with diagnostics where it cannot be used.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="limits">The longest and deepest file accepted.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static Workspace? ReadFolder(string folder, JsonLimits limits, DiagnosticBag bag)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            bag.Report(StructureRules.Unreadable, null, $"There is no {FileName} in {folder}.", "Name the workspace's folder with --workspace, or make one with: rezolve new workspace");
            return null;
        }
        return Read(folder, Path.GetRelativePath(Environment.CurrentDirectory, path), File.ReadAllBytes(path), limits, bag);
    }

    /// <summary>Reads a workspace's text.</summary>
    public static Workspace? Read(string folder, string name, ReadOnlyMemory<byte> text, JsonLimits limits, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        var file = new ManifestReader(limits, bag).ReadFile(name, text, WorkspaceShape.Shape);
        if (file?.Document.Root is not { } root || bag.ErrorCount > before)
            return null;
        var connections = root["connections"]!.Members.Where(node => node.Name != "$comment").Select(ReadConnection);
        return new Workspace(folder, file, root["tenant"]!.Text!, connections.ToDictionary(one => one.Name, StringComparer.Ordinal))
        {
            Store = ReadStore(root["store"], Path.GetFullPath(folder)),
            Retention = ReadRetention(root["retention"]),
            Doctor = ReadDoctor(root["doctor"]),
            Syncs = (root["syncs"]?.Members ?? []).Where(node => node.Name != "$comment")
                .ToDictionary(node => node.Name!, node => new WorkspaceSync(node.Name!, node), StringComparer.Ordinal),
        };
    }

    private static WorkspaceStore ReadStore(AuthoredNode? node, string folder)
    {
        var file = Path.GetFullPath(node?["file"]?.Text ?? UsualStore, folder);
        return new WorkspaceStore(node?["type"]?.Text ?? "liteDb", file, Path.GetFullPath(node?["files"]?.Text ?? Path.ChangeExtension(file, UsualFiles), folder));
    }

    private static RetentionPolicy ReadRetention(AuthoredNode? node)
    {
        var usual = new RetentionPolicy();
        return new RetentionPolicy
        {
            Inbox = Kept("inbox", usual.Inbox),
            Events = Kept("events", usual.Events),
            Traces = Kept("traces", usual.Traces),
            Conflicts = Kept("conflicts", usual.Conflicts),
            DeadLetters = Kept("deadLetters", usual.DeadLetters),
            Tombstones = Days("tombstones") ?? usual.Tombstones,
        };

        KeptFor Kept(string kind, KeptFor otherwise) => new(Days(kind) ?? otherwise.Age, node?[kind]?["most"]?.Integer ?? otherwise.Most);

        TimeSpan? Days(string kind) => node?[kind]?["days"]?.Integer is { } days ? TimeSpan.FromDays(days) : null;
    }

    private static WorkspaceDoctor ReadDoctor(AuthoredNode? node)
    {
        return new WorkspaceDoctor { Backup = Span("backup"), Late = Span("late"), Unmapped = (int?)node?["unmapped"]?.Integer, Shift = (int?)node?["shift"]?.Integer };

        TimeSpan? Span(string name) => node?[name]?.Text is { } text && DurationText.TryParse(text, out var span) ? span : null;
    }

    private static WorkspaceConnection ReadConnection(AuthoredNode node) => new()
    {
        Name = node.Name!,
        Node = node,
        Connector = node["connector"]!.Text!,
        Auth = node["auth"]?.Text,
        Inputs = [.. (node["inputs"]?.Members ?? []).Select(ReadInput)],
        PrivateAddresses = node["privateAddresses"]?.Boolean == true,
        Concurrent = (int)(node["limits"]?["concurrent"]?.Integer ?? UsualConcurrent),
    };

    private static WorkspaceInput ReadInput(AuthoredNode node) => node.Kind == JsonValueKind.Object
        ? new WorkspaceInput(node.Name!, node, Value.Undefined, node["secret"]!.Text)
        : new WorkspaceInput(node.Name!, node, ValueSlotCompiler.Literal(node), null);
}
