namespace Rezolve.Mapping.Reconciling.Transitions;

/// <summary>
/// Finds the cheapest legal path to a status. The first hop is one of those that the vendor lists for the ticket now; what comes after is
/// what is known of the workflow. Pure, and planned anew at each hop, so that what is known may be wrong.
/// </summary>
/// <param name="known">What is known of the workflow: declared, or seen before.</param>
/// <param name="limits">What the search may do.</param>
internal sealed class PathSearch(IReadOnlyList<Transition> known, TransitionLimits limits)
{
    private const int Hop = 1;
    private const int Detour = 100; // dearer than any path worth taking, cheaper than none

    private readonly ILookup<string, Transition> _known = known.ToLookup(step => step.From, StringComparer.Ordinal);

    /// <summary>Finds the next hop.</summary>
    /// <param name="at">Where the ticket is.</param>
    /// <param name="targets">Where it should be, the best first: the first that can be reached counts.</param>
    /// <param name="listed">The steps that the vendor allows now; null where it lists none and the known ones count.</param>
    /// <param name="isFilled">Whether a canonical field has a value, or a default to write.</param>
    public PathPlan Find(string at, IReadOnlyList<string> targets, IReadOnlyList<Transition>? listed, Func<string, bool> isFilled)
    {
        if (targets.Contains(at))
            return PathPlan.Arrived;
        var first = listed ?? [.. _known[at]];
        foreach (var target in targets)
        {
            if (Cheapest(at, target, first, step => step.Requires.All(isFilled), limits) is { } path)
                return new PathPlan(path, null);
        }
        return new PathPlan([], Why(at, targets, first, isFilled));
    }

    private Blocked Why(string at, IReadOnlyList<string> targets, IReadOnlyList<Transition> first, Func<string, bool> isFilled)
    {
        List<string> available = [.. first.Select(step => step.To).Distinct().Order(StringComparer.Ordinal)];
        var withFields = targets.Select(target => Cheapest(at, target, first, _ => true, limits)).FirstOrDefault(path => path is not null);
        if (withFields is not null)
            return new(BlockedReason.FieldsMissing, [.. withFields.SelectMany(step => step.Requires).Where(field => !isFilled(field)).Distinct()], available);
        var anyhow = new TransitionLimits(int.MaxValue);
        var isReachable = targets.Any(target => Cheapest(at, target, first, _ => true, anyhow) is not null);
        return new(isReachable ? BlockedReason.NotAllowed : BlockedReason.NoPath, [], available);
    }

    private List<Transition>? Cheapest(string at, string target, IReadOnlyList<Transition> first, Func<Transition, bool> isOpen, TransitionLimits within)
    {
        var queue = new PriorityQueue<(string At, List<Transition> Path), (int Cost, int Hops, int Order)>();
        var settled = new HashSet<(string At, int Hops)>();
        var order = 0;
        queue.Enqueue((at, []), (0, 0, order++));
        while (queue.TryDequeue(out var here, out var so))
        {
            if (here.At == target)
                return here.Path;
            if (so.Hops >= within.MostHops || so.Hops > _known.Count + 1 || !settled.Add((here.At, so.Hops)))
                continue;
            foreach (var step in (so.Hops == 0 ? first : _known[here.At]).Where(step => isOpen(step) && IsAllowed(step.To, target, within)))
                queue.Enqueue((step.To, [.. here.Path, step]), (so.Cost + Hop + step.Penalty + (Avoids(step.To, target, within) ? Detour : 0), so.Hops + 1, order++));
        }
        return null;
    }

    private static bool IsAllowed(string status, string target, TransitionLimits within) => status == target || !within.Forbidden.Contains(status);

    private static bool Avoids(string status, string target, TransitionLimits within) => status != target && within.Avoided.Contains(status);
}
