using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Slots;

/// <summary>A value written out in the manifest.</summary>
internal sealed class ConstantSlot(SourcePlace place, Value value) : ValueSlot(place)
{
    /// <summary>The value.</summary>
    public Value Constant => value;

    /// <inheritdoc/>
    public override ValueKinds Type => (ValueKinds)(1 << (int)value.Kind);

    /// <inheritdoc/>
    public override IReadOnlySet<Root> Roots => RootSets.None;

    /// <inheritdoc/>
    public override Value Evaluate(Scope scope) => value;
}
