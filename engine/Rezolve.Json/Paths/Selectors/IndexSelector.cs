using System.Globalization;
using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Selectors;

/// <summary>Picks one element of an array: <c>[0]</c>, or <c>[-1]</c> counted from the end.</summary>
public sealed class IndexSelector : PathSelector
{
    internal IndexSelector(long index) => Index = index;

    /// <summary>The index, within the exact integers of I-JSON (±(2^53 − 1)); negative counts from the end.</summary>
    public long Index { get; }

    internal override bool IsSingular => true;

    /// <summary>The selector in brackets: <c>0</c>.</summary>
    public override string ToString() => Index.ToString(CultureInfo.InvariantCulture);

    internal override void Select(in Hit parent, Walk walk, List<Hit> found)
    {
        if (walk.Spend(StepCost(parent.Value)) && TryPlace(parent.Value, out var position))
        {
            found.Add(new Hit(parent.Value[position], parent.Place?.Element(position)));
        }
    }

    internal override bool TryStep(JsonElement parent, out JsonElement child)
    {
        var exists = TryPlace(parent, out var position);
        child = exists ? parent[position] : default;
        return exists;
    }

    internal override int StepCost(JsonElement parent) => TryPlace(parent, out var position) ? 1 + (position / Walk.CheapSteps) : 1;

    private bool TryPlace(JsonElement parent, out int position)
    {
        position = 0;
        if (parent.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var length = parent.GetArrayLength();
        var wanted = Index < 0 ? length + Index : Index;
        if (wanted < 0 || wanted >= length)
        {
            return false;
        }

        position = (int)wanted;
        return true;
    }
}
