using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Slots;

/// <summary>A list written out, leaf by leaf. An absent item is left out.</summary>
internal sealed class ListSlot(SourcePlace place, IReadOnlyList<ValueSlot> items) : ValueSlot(place)
{
    /// <summary>The items, in written order.</summary>
    public IReadOnlyList<ValueSlot> Items => items;

    /// <inheritdoc/>
    public override ValueKinds Type => ValueKinds.List;

    /// <inheritdoc/>
    public override IReadOnlySet<Root> Roots { get; } = RootSets.Of(items);

    /// <inheritdoc/>
    public override Value Evaluate(Scope scope)
    {
        var result = new List<Value>(items.Count);
        foreach (var slot in items)
        {
            var value = slot.Evaluate(scope);
            if (value.IsFault)
                return value;
            if (value.Kind != ValueKind.Undefined)
                result.Add(value);
        }
        return Value.Of(result);
    }
}
