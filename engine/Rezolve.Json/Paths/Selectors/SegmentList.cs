using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Selectors;

/// <summary>The segments of a query, whatever they start from, and what was learnt of them once.</summary>
internal sealed class SegmentList
{
    private readonly PathSegment[] _items;
    private readonly PathSelector[] _steps;

    public SegmentList(PathSegment[] items)
    {
        _items = items;
        IsSingular = Array.TrueForAll(items, item => item.IsSingular);
        FilterDepth = items.Length == 0 ? 0 : items.Max(item => item.FilterDepth);
        _steps = IsSingular ? Array.ConvertAll(items, item => item.First) : [];
    }

    public IReadOnlyList<PathSegment> Items => _items;

    public bool IsSingular { get; }

    public int FilterDepth { get; }

    public bool UsesRoot => Array.Exists(_items, item => item.UsesRoot);

    public SegmentList Skip(int count) => new(_items[count..]);

    public override string ToString() => string.Concat((object[])_items);

    /// <summary>Follows a singular query without a budget: its cost is one look-up to a segment.</summary>
    public bool TryStep(JsonElement start, out JsonElement value)
    {
        value = start;
        foreach (var step in _steps)
        {
            if (!step.TryStep(value, out value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Follows a singular query within a walk's budget.</summary>
    public bool TryStep(JsonElement start, Walk walk, out JsonElement value)
    {
        value = start;
        foreach (var step in _steps)
        {
            if (!walk.Spend(step.StepCost(value)) || !step.TryStep(value, out value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Follows any query segment by segment; the list is cut short when the walk stops.</summary>
    public List<Hit> Run(in Hit start, Walk walk)
    {
        var hits = new List<Hit> { start };
        foreach (var segment in _items)
        {
            var found = new List<Hit>();
            foreach (var hit in hits)
            {
                segment.Select(hit, walk, found);
                if (walk.Stopped)
                {
                    return found;
                }
            }

            hits = found;
        }

        return hits;
    }
}
