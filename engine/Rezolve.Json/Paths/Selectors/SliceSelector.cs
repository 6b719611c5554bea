using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Selectors;

/// <summary>Picks a run of elements: <c>[start:end:step]</c> (RFC 9535 section 2.3.4).</summary>
public sealed class SliceSelector : PathSelector
{
    internal SliceSelector(long? start, long? end, long? step)
    {
        Start = start;
        End = end;
        Step = step ?? 1;
    }

    /// <summary>The first index, negative from the end; null where it was left out.</summary>
    public long? Start { get; }

    /// <summary>The index before which to stop, negative from the end; null where it was left out.</summary>
    public long? End { get; }

    /// <summary>The distance between elements; negative goes backwards, 0 picks nothing.</summary>
    public long Step { get; }

    /// <summary>The selector in brackets: <c>1:5:2</c>, a step of 1 left out.</summary>
    public override string ToString() => Step == 1 ? $"{Start}:{End}" : $"{Start}:{End}:{Step}";

    internal override void Select(in Hit parent, Walk walk, List<Hit> found)
    {
        if (parent.Value.ValueKind != JsonValueKind.Array || Step == 0)
        {
            return;
        }

        var first = found.Count;
        var (lower, upper) = Bounds(parent.Value.GetArrayLength());
        var anchor = Step > 0 ? lower : upper;
        var position = -1;
        foreach (var element in parent.Value.EnumerateArray())
        {
            position++;
            if (position > (Step > 0 ? upper - 1 : upper) || !walk.Spend(1))
            {
                break;
            }

            if (position >= (Step > 0 ? lower : lower + 1) && (position - anchor) % Step == 0)
            {
                found.Add(new Hit(element, parent.Place?.Element(position)));
            }
        }

        // Elements can only be read forwards at a fair price, so a backward slice is turned round afterwards.
        if (Step < 0)
        {
            found.Reverse(first, found.Count - first);
        }
    }

    /// <summary>The bounds of RFC 9535 section 2.3.4.2.2: from lower up to before upper, or from upper down to after lower.</summary>
    private (long Lower, long Upper) Bounds(int length)
    {
        var start = FromEnd(Start ?? (Step >= 0 ? 0 : length - 1), length);
        var end = End is { } given ? FromEnd(given, length) : Step >= 0 ? length : -1;
        return Step >= 0
            ? (Math.Clamp(start, 0, length), Math.Clamp(end, 0, length))
            : (Math.Clamp(end, -1, length - 1), Math.Clamp(start, -1, length - 1));
    }

    private static long FromEnd(long index, int length) => index >= 0 ? index : length + index;
}
