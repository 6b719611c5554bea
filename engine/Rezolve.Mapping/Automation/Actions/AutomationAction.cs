using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Automation.Actions;

/// <summary>A compiled action, with what it comes to.</summary>
internal abstract record AutomationAction : ActionProgram
{
    /// <summary>What it comes to. Pure.</summary>
    public abstract IEnumerable<Effect> Effects(Scope scope);

    /// <summary>What comes of a value, where there is one.</summary>
    protected static Effect Given(ValueSlot slot, Scope scope, Func<Value, Effect> effect) =>
        slot.Evaluate(scope) is var value && value.IsFault ? new Effect.Fault($"{slot.Place}: {value.Text}") : effect(value.Kind == ValueKind.Undefined ? Value.Null : value);

    /// <summary>What comes of values by field, where there are all of them.</summary>
    protected static Effect Given(IReadOnlyList<KeyValuePair<string, ValueSlot>> slots, Scope scope, Func<IReadOnlyDictionary<string, Value>, Effect> effect)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (field, slot) in slots)
        {
            var value = slot.Evaluate(scope);
            if (value.IsFault)
                return new Effect.Fault($"{slot.Place}: {value.Text}");
            values[field] = value.Kind == ValueKind.Undefined ? Value.Null : value;
        }
        return effect(values);
    }

    /// <summary>A value as it is told in words.</summary>
    protected static string Text(in Value value) => value.Kind == ValueKind.Text ? value.Text : value.IsNothing ? "" : ValueJson.ToText(value);
}
