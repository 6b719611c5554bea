using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>What a vendor makes of a canonical value, as far as its connector says so: the value that will be read after it was written.</summary>
internal static class Image
{
    /// <summary>The image of one field's values.</summary>
    /// <param name="knobs">How the vendor behaves.</param>
    /// <param name="field">The field.</param>
    /// <param name="type">What it holds.</param>
    public static Func<Value, Value> Of(VendorKnobs knobs, string field, FieldType type) => type switch
    {
        FieldType.Choice when field == "status" && knobs.Workflow is { } workflow => value =>
            Word(knobs, field, value) is var said && IsKnown(workflow, said) ? said : Value.Fault($"no status of {knobs.Name} says {value}"),
        FieldType.Choice => value => Word(knobs, field, value),
        FieldType.Text or FieldType.RichText when knobs.Lengths.TryGetValue(field, out var length) => value => Cut(value, length),
        FieldType.User or FieldType.Team => value => Known(knobs, value),
        _ => value => value,
    };

    /// <summary>What a vendor keeps of a value that it is told; the value itself where its connector cannot say what will be read.</summary>
    public static Value Kept(this SyncedField field, Value told) => field.ReadsBack(told) is { Kind: not ValueKind.Undefined } kept ? kept : told;

    /// <summary>The canonical word of the one that stands for a word here.</summary>
    public static Value Word(VendorKnobs knobs, string field, Value value) =>
        value.Kind == ValueKind.Text && knobs.Merged.GetValueOrDefault(field)?.GetValueOrDefault(value.Text) is { } other ? Value.Of(other) : value;

    private static bool IsKnown(WorkflowKnobs workflow, Value said) => said.IsNothing || (said.Kind == ValueKind.Text && workflow.Canonical.Values.Contains(said.Text));

    private static Value Cut(Value value, int length) =>
        value.Kind == ValueKind.Text && value.Text.Length > length ? Value.Of(value.Text[..length].TrimEnd()) : value;

    private static Value Known(VendorKnobs knobs, Value key) =>
        key.IsNothing || key.IsFault || IsOurs(knobs, key) ? key : Value.Fault($"{knobs.Name} knows nobody with the key {key}");

    private static bool IsOurs(VendorKnobs knobs, Value key) =>
        People.SystemOf(key) == knobs.Name && People.NameOf(key) is { } name && !(name[0] == 'p' && knobs.Strangers.Contains(name[1] - '0'));
}
