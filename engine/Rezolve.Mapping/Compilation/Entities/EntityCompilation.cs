using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>What the parts of one entity's compilation share.</summary>
/// <param name="context">The compilation of the connector.</param>
/// <param name="node">The entity as written.</param>
/// <param name="kind">What it is.</param>
internal sealed class EntityCompilation(CompilationContext context, AuthoredNode node, EntityKind kind)
{
    /// <summary>The compilation of the connector.</summary>
    public CompilationContext Context => context;

    /// <summary>The entity as written.</summary>
    public AuthoredNode Node => node;

    /// <summary>What it is.</summary>
    public EntityKind Kind => kind;

    /// <summary>Binds what is read of a record to one layout.</summary>
    public RecordBinding Binding { get; } = new(context.Settings.PathLimits);

    /// <summary>Whether an entry of the field map has a mistake, or waits for a catalogue, so that the map is not known in full.</summary>
    public bool HasWrongFields { get; set; }

    /// <summary>The entity's constants.</summary>
    public ValueObject Params { get; } = node["params"] is { } constants ? ValueSlotCompiler.Literal(constants).Object : [];

    /// <summary>A slot as this entity sees it.</summary>
    public Slot Narrow(Slot slot) => Slots.Of(slot, kind, node["parent"] is not null);

    /// <summary>How a value slot of the entity is compiled: one that sees the record reads it through the layout.</summary>
    public SlotRules RulesFor(Written.Value written) => RulesFor(written.Slot, written.Kinds);

    /// <summary>How a value slot of the entity is compiled.</summary>
    public SlotRules RulesFor(Slot slot, ValueKinds kinds) => new(Narrow(slot), kinds)
    {
        // A cursor also reads answers, whose document is another one.
        Binding = slot.Roots.ContainsKey(Root.Record) ? Binding : null,
        Params = Params,
    };
}
