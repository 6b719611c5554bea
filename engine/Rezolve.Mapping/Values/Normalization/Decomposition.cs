namespace Rezolve.Mapping.Values.Normalization;

/// <summary>Takes a text apart into letters and marks, the marks after each letter in their one order.</summary>
internal static class Decomposition
{
    /// <summary>The code points of the decomposed text.</summary>
    public static List<int> Of(string text)
    {
        var facts = NormalFacts.Shipped;
        var points = new List<int>(text.Length + 8);
        for (var at = 0; at < text.Length;)
            Add(CodePoints.At(text, ref at), facts, points);
        Order(points, facts);
        return points;
    }

    // The first half of a mapping may have a mapping itself; chains are at most four long.
    private static void Add(int point, NormalFacts facts, List<int> points)
    {
        if (Hangul.IsSyllable(point))
            Hangul.Decompose(point, points);
        else if (facts.MappingOf(point) is { } mapping)
        {
            Add(mapping.First, facts, points);
            if (mapping.Second != 0)
                Add(mapping.Second, facts, points);
        }
        else
            points.Add(point);
    }

    private static void Order(List<int> points, NormalFacts facts)
    {
        var last = 0;
        var start = 0;
        var isOrdered = true;
        for (var at = 0; at <= points.Count; at++)
        {
            var order = at == points.Count ? 0 : NormalFacts.ClassOf(facts.TraitOf(points[at]));
            if (order != 0)
            {
                isOrdered &= order >= last;
                last = order;
                continue;
            }
            if (!isOrdered)
                Sort(points, start, at, facts);
            (start, last, isOrdered) = (at + 1, 0, true);
        }
    }

    // Marks of one class keep their order. Sorted by class and place, for a run of marks may be as long as its sender likes.
    private static void Sort(List<int> points, int start, int end, NormalFacts facts)
    {
        var marks = points.GetRange(start, end - start).ToArray();
        var keys = new long[marks.Length];
        for (var i = 0; i < marks.Length; i++)
            keys[i] = ((long)NormalFacts.ClassOf(facts.TraitOf(marks[i])) << 32) | (uint)i;
        Array.Sort(keys, marks);
        for (var i = 0; i < marks.Length; i++)
            points[start + i] = marks[i];
    }
}
