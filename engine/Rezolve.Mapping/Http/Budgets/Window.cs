namespace Rezolve.Mapping.Http.Budgets;

/// <summary>So many requests in a span: a moving one, or windows of the calendar. Not safe for many threads.</summary>
/// <param name="most">How many.</param>
/// <param name="span">The span.</param>
/// <param name="isFixed">Whether the span is a window of the calendar.</param>
internal sealed class Window(long most, TimeSpan span, bool isFixed)
{
    private readonly Queue<(DateTimeOffset End, Priority Priority)> _taken = new();
    private readonly Occupancy _occupancy = new();

    /// <summary>When one of a priority may go; the past where it may at once.</summary>
    public DateTimeOffset FreeAt(Priority priority, DateTimeOffset now)
    {
        while (_taken.TryPeek(out var oldest) && oldest.End <= now)
            _occupancy.Remove(_taken.Dequeue().Priority);
        var free = DateTimeOffset.MinValue;
        foreach (var (share, excess) in _occupancy.Excesses(priority, most))
        {
            var end = _taken.Where(one => one.Priority >= share).ElementAt((int)excess - 1).End;
            free = end > free ? end : free;
        }
        return free;
    }

    /// <summary>How many went in the present span.</summary>
    public long Used(DateTimeOffset now) => _taken.Count(one => one.End > now);

    /// <summary>One goes.</summary>
    public void Take(Priority priority, DateTimeOffset now)
    {
        _taken.Enqueue((EndOf(now), priority));
        _occupancy.Add(priority);
    }

    private DateTimeOffset EndOf(DateTimeOffset taken) =>
        isFixed ? new(taken.UtcTicks - (taken.UtcTicks % span.Ticks) + span.Ticks, TimeSpan.Zero) : taken + span;
}
