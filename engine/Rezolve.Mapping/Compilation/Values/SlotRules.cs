using Rezolve.Json.Paths;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Values;

/// <summary>How the values of one slot are compiled.</summary>
/// <param name="Slot">Which roots it has, and what <c>$</c> is.</param>
/// <param name="Kinds">What it takes.</param>
internal sealed record SlotRules(Slot Slot, ValueKinds Kinds = ValueKinds.Json)
{
    /// <summary>Text spliced into a query language must be quoted here: query members and bodies.</summary>
    public bool HoldsQueries { get; init; }

    /// <summary>Binds chains and paths of the slot's document to the slots of a layout; null where the document is parsed whole.</summary>
    public IDocumentBinding? Binding { get; init; }

    /// <summary>What <c>{{ field.value }}</c> stands for in the paths of a custom field; undefined elsewhere.</summary>
    public Value Field { get; init; }

    /// <summary>Constants of the entity, for <c>{{ params.x }}</c> in paths.</summary>
    public ValueObject? Params { get; init; }
}

/// <summary>Binds what a slot reads of a document to a layout that is filled in one pass.</summary>
internal interface IDocumentBinding
{
    /// <summary>Binds a member chain; null where this root is not the document.</summary>
    int? BindChain(Root root, IReadOnlyList<string> names);

    /// <summary>Binds a path and gives the slot that reads it.</summary>
    ValueSlot BindPath(Diagnostics.SourcePlace place, JsonPath path, bool wantsList);
}
