using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Values;

/// <summary>Compiles a value slot as written: constant, JSONPath, expression, template, or an object or list of these.</summary>
internal sealed class ValueSlotCompiler(CompilationContext context)
{
    private readonly TextSlotCompiler _texts = new(context);

    /// <summary>Compiles a value. A mistake gives a diagnostic and a slot that is never evaluated.</summary>
    public ValueSlot Compile(AuthoredNode node, SlotRules rules)
    {
        var slot = node.Kind switch
        {
            JsonValueKind.Object => CompileObject(node, rules),
            JsonValueKind.Array => CompileList(node, rules),
            JsonValueKind.String => _texts.Compile(node, 0, rules),
            _ => new ConstantSlot(context.File.PlaceOf(node), Literal(node)),
        };
        CheckKind(node, slot, rules);
        return slot;
    }

    /// <summary>A literal of the manifest as a value, without any expansion.</summary>
    public static Value Literal(AuthoredNode node) => ValueJson.Read(node.ToElement());

    private static string Comparison(SlotRules rules) => rules.Slot == SyncSlots.Ticket ? "ticket.type === 'incident'" : "record.active === true";

    private ObjectSlot CompileObject(AuthoredNode node, SlotRules rules)
    {
        var leaf = rules with { Kinds = ValueKinds.Json };
        var members = node.Members.Where(member => member.Name != "$comment")
            .Select(member => KeyValuePair.Create(member.Name!, Compile(member, leaf)));
        return new ObjectSlot(context.File.PlaceOf(node), [.. members]);
    }

    private ListSlot CompileList(AuthoredNode node, SlotRules rules)
    {
        var leaf = rules with { Kinds = ValueKinds.Json };
        return new ListSlot(context.File.PlaceOf(node), [.. node.Items.Select(item => Compile(item, leaf))]);
    }

    private void CheckKind(AuthoredNode node, ValueSlot slot, SlotRules rules)
    {
        if ((slot.Type & rules.Kinds) != ValueKinds.None || slot.Type == ValueKinds.Undefined)
            return;
        context.Bag.Report(
            ValueRules.WrongKind, context.File.Value(node),
            $"The slot takes {KindWords.Of(rules.Kinds)}; this gives {KindWords.Of(slot.Type)}.",
            rules.Kinds.HasFlag(ValueKinds.Boolean) && !rules.Kinds.HasFlag(ValueKinds.Text) ? $"Write a comparison, such as {{{{ {Comparison(rules)} }}}}." : null);
    }
}
