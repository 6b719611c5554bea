using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>What a connector would say of a vendor with these knobs.</summary>
internal static class VendorFacts
{
    private static readonly (string Name, FieldType Type, FieldType Of)[] Catalogue =
    [
        ("subject", FieldType.Text, FieldType.Text),
        ("description", FieldType.RichText, FieldType.Text),
        ("status", FieldType.Choice, FieldType.Text),
        ("resolution.code", FieldType.Choice, FieldType.Text),
        ("priority", FieldType.Choice, FieldType.Text),
        ("category", FieldType.Text, FieldType.Text),
        ("assignee", FieldType.User, FieldType.Text),
        ("team", FieldType.Team, FieldType.Text),
        ("tags", FieldType.Set, FieldType.Text),
        ("due", FieldType.Instant, FieldType.Text),
    ];

    /// <summary>The facts.</summary>
    /// <param name="knobs">The knobs.</param>
    /// <param name="generation">Which version of the connector: another has other fingerprints.</param>
    public static SystemFacts Of(VendorKnobs knobs, int generation = 1) => new()
    {
        Connection = knobs.Name,
        Entity = "ticket",
        Manifest = $"{knobs.Name}@{generation}",
        Fields = [.. Catalogue.Where(field => !knobs.Lacks.Contains(field.Name)).Select(field => Field(knobs, field.Name, field.Type, field.Of, generation))],
        Groups = Groups(knobs),
        Abilities = new SystemAbilities
        {
            Delta = true,
            List = true,
            Create = true,
            Update = true,
            Delete = true,
            Sweep = true,
            CompareAndSet = knobs.ComparesAndSets,
        },
        Recover = Recovery(knobs),
        Transitions = knobs.Workflow is { } workflow ? Workflow(knobs, workflow) : null,
        Frozen = knobs.Workflow?.Frozen ?? new HashSet<string>(),
        ReadLag = knobs.ReadLag,
        Resolution = knobs.Resolution,
    };

    private static SyncedField Field(VendorKnobs knobs, string name, FieldType type, FieldType of, int generation) => new()
    {
        Name = name,
        Type = type,
        Of = of,
        IsCreated = name != "status" || knobs.Workflow is null,
        Fingerprint = new MapFingerprint($"{knobs.Name}.{name}", $"map{generation}"),
        Shortens = knobs.Lengths.ContainsKey(name),
        ReadsBack = Image.Of(knobs, name, type),
    };

    private static Dictionary<string, IReadOnlyList<string>> Groups(VendorKnobs knobs) =>
        new Dictionary<string, IReadOnlyList<string>> { ["status"] = ["status", "resolution.code"], ["assignee"] = ["assignee", "team"] }
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Value.Where(field => !knobs.Lacks.Contains(field))], StringComparer.Ordinal);

    private static RecoverFacts Recovery(VendorKnobs knobs) => new(knobs.Recover, knobs.SearchLag)
    {
        KeyServes = knobs.Recover == RecoverMethod.Key ? knobs.KeyServes : null,
        By = knobs.Recover == RecoverMethod.Match ? ["subject"] : [],
        Window = knobs.Resolution,
    };

    private static TransitionFacts Workflow(VendorKnobs knobs, WorkflowKnobs workflow) => new(workflow.AreListed ? [] : workflow.Steps, workflow.AreListed)
    {
        Targets = status => Image.Word(knobs, "status", status) is { Kind: ValueKind.Text } said ? [.. workflow.Canonical.Where(one => one.Value == said.Text).Select(one => one.Key)] : [],
        Canonical = word => workflow.Canonical.TryGetValue(word, out var code) ? Value.Of(code) : Value.Fault($"the status '{word}' has no counterpart"),
    };
}
