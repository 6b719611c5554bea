namespace Rezolve.Mapping.Values.Normalization;

/// <summary>Puts letters and the marks after them together again, where a single character stands for both.</summary>
internal static class Composition
{
    /// <summary>Composes decomposed code points in place.</summary>
    public static void Run(List<int> points)
    {
        var facts = NormalFacts.Shipped;
        var (starter, end, last) = (-1, 0, 0);
        foreach (var point in points.ToArray())
        {
            var order = NormalFacts.ClassOf(facts.TraitOf(point));
            // A mark is hidden from its letter by one of the same class, and a letter by any mark, that stayed between them.
            var isHidden = starter < 0 || (end != starter + 1 && last >= order);
            if (!isHidden && facts.Compose(points[starter], point) is var composed and not 0)
            {
                points[starter] = composed;
                continue;
            }
            if (order == 0)
                starter = end;
            last = order;
            points[end++] = point;
        }
        points.RemoveRange(end, points.Count - end);
    }
}
