using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Layouts.Scanning;

/// <summary>The scope of slots whose document was scanned: chains and paths are decoded when they are asked for, the whole only if somebody reads it.</summary>
/// <param name="whole">The root that stands for the document: record, response, event.</param>
internal sealed class ScanScope(Root whole) : Scope
{
    private ScanSlots? _slots;

    /// <summary>What was scanned. Setting it moves the scope on to the next record; other roots stay.</summary>
    public ScanSlots Slots
    {
        get => _slots ?? throw new InvalidOperationException("Nothing was scanned.");
        set
        {
            _slots = value;
            Forget(whole);
            Forget(Root.Outer);
            Document = null;
        }
    }

    /// <inheritdoc/>
    public override JsonElement? Document
    {
        get => base.Document ??= Parse();
        set => base.Document = value;
    }

    /// <inheritdoc/>
    public override Value Chain(int slot) => SlotValues.Read(Slots, slot, listDue: false);

    /// <summary>The values of a path; a list where one is due.</summary>
    public override Value Path(int slot, bool listDue) => SlotValues.Read(Slots, slot, listDue);

    /// <inheritdoc/>
    protected override Value Load(Root root) => root == whole ? SlotValues.Decode(Slots, Slots.Whole)
        : root == Root.Outer && !Slots.Outer.IsEmpty ? ValueJson.Read(Slots.Outer)
        : Value.Undefined;

    private JsonElement? Parse() => _slots is null ? null : JsonElement.Parse(_slots.Bytes(_slots.Whole).Span);
}
