using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Automation.Actions;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>What the parts of one sync's compilation share.</summary>
internal sealed class SyncCompilation
{
    private readonly ValueSlotCompiler _values;
    private readonly MemberCompiler _members;

    /// <summary>Begins a compilation.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="sync">The sync as written.</param>
    /// <param name="programs">The connectors by connection; one whose connector has mistakes is not there.</param>
    /// <param name="settings">The limits of expressions.</param>
    /// <param name="bag">Where mistakes go.</param>
    public SyncCompilation(
        Workspace workspace, WorkspaceSync sync, IReadOnlyDictionary<string, ConnectorProgram> programs, CompilationSettings settings, DiagnosticBag bag)
    {
        (Workspace, Sync, Bag, Programs) = (workspace, sync, bag, programs);
        // An expression of a workspace is one of a manifest that declares nothing: no inputs, no tables, no scripts.
        var manifest = new ConnectorManifest(workspace.File.Document.Root!, workspace.File, new ManifestHashes("", [], null)) { Texts = new Dictionary<AuthoredNode, string>() };
        var context = new CompilationContext(manifest, settings, bag);
        _values = new ValueSlotCompiler(context);
        _members = new MemberCompiler(context);
        Entities = Sync.Sides.Select(side => (side.Name, Entity: EntityOf(side.Name!, side["entity"]!.Text!))).Where(side => side.Entity is not null)
            .ToDictionary(side => side.Name!, side => side.Entity!, StringComparer.Ordinal);
    }

    /// <summary>The connectors by connection; one whose connector has mistakes is not there.</summary>
    public IReadOnlyDictionary<string, ConnectorProgram> Programs { get; }

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; }

    /// <summary>The sync as written.</summary>
    public WorkspaceSync Sync { get; }

    /// <summary>Where mistakes go.</summary>
    public DiagnosticBag Bag { get; }

    /// <summary>The file, for pointing into it.</summary>
    public SourceFile File => Workspace.File;

    /// <summary>The tickets of each side, by connection; a side of which they are not known is not there.</summary>
    public IReadOnlyDictionary<string, EntityProgram> Entities { get; }

    /// <summary>Whether the tickets of every side are known, so that it can be said what none of them has.</summary>
    public bool IsWhole => Entities.Count == Sync.Sides.Count;

    /// <summary>The connector of a connection; null where it has mistakes of its own.</summary>
    public ConnectorProgram? Program(string connection) => Programs.GetValueOrDefault(connection);

    /// <summary>Whether a connector can do something with a side's tickets.</summary>
    public bool Can(string connection, string verb) =>
        Programs[connection].Abilities.Any(ability => ability.Name == $"{Entities[connection].Name}.{verb}");

    /// <summary>A field as the first side has it; null where none does.</summary>
    public FieldProgram? Field(string name) => Entities.Values.Select(entity => entity[name]).FirstOrDefault(field => field is not null);

    /// <summary>The names that a field may have, the canonical ones and the customer's own.</summary>
    public IEnumerable<string> FieldNames =>
        CanonicalFields.Of(EntityKind.Ticket).Select(one => one.Name).Concat(Entities.Values.SelectMany(entity => entity.Fields).Select(one => one.Name)).Distinct();

    /// <summary>Compiles a value; null where none is written.</summary>
    public ValueSlot? Value(AuthoredNode? node, Slot slot, ValueKinds kinds = ValueKinds.Json) =>
        node is null ? null : _values.Compile(node, new SlotRules(slot, kinds));

    /// <summary>Compiles an object's members by their shape, with its defaults.</summary>
    public CompiledMembers Members(AuthoredNode node, Shape shape) => _members.Compile(node, shape.Members);

    /// <summary>Makes the action of an object; null where there is none of its type, which was reported.</summary>
    public ActionProgram? Action(AuthoredNode node) => _members.CreateKind<ActionProgram>(node, ActionKinds.All);

    /// <summary>Reports a name that is none of those of the sides.</summary>
    /// <param name="node">Where it stands.</param>
    /// <param name="name">The name.</param>
    /// <param name="isKey">It is the name of a member, not its value.</param>
    /// <param name="sides">The names that may stand there.</param>
    public void CheckSide(AuthoredNode node, string name, bool isKey, IReadOnlyList<string> sides)
    {
        // Where a side's own name is wrong, this may well be the right one.
        if (sides.Contains(name) || (Sync.Connections.Any(side => !Workspace.Connections.ContainsKey(side)) && Workspace.Connections.ContainsKey(name)))
            return;
        Bag.Report(
            SyncRules.NoSide, isKey ? File.Key(node) : File.Value(node), $"'{name}' is no side of '{Sync.Name}'.",
            $"Use one of: {string.Join(", ", sides)}.", NearMiss.Of(name, sides));
    }

    private EntityProgram? EntityOf(string connection, string name) =>
        Program(connection)?.Entities.GetValueOrDefault(name) is { Kind: EntityKind.Ticket } entity ? entity : null;
}
