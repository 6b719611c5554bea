using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Slots;

/// <summary>An object written out, leaf by leaf. A member whose value is absent is left out.</summary>
internal sealed class ObjectSlot(SourcePlace place, IReadOnlyList<KeyValuePair<string, ValueSlot>> members) : ValueSlot(place)
{
    /// <summary>The members, in written order.</summary>
    public IReadOnlyList<KeyValuePair<string, ValueSlot>> Members => members;

    /// <inheritdoc/>
    public override ValueKinds Type => ValueKinds.Object;

    /// <inheritdoc/>
    public override IReadOnlySet<Root> Roots { get; } = RootSets.Of(members.Select(member => member.Value));

    /// <inheritdoc/>
    public override Value Evaluate(Scope scope)
    {
        var result = new ValueObject(members.Count);
        foreach (var (name, slot) in members)
        {
            var value = slot.Evaluate(scope);
            if (value.IsFault)
                return Value.Fault($"{name}: {value.Text}");
            if (value.Kind != ValueKind.Undefined)
                result[name] = value;
        }
        return Value.Of(result);
    }
}
