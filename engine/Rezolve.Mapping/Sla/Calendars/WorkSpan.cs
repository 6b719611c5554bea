namespace Rezolve.Mapping.Sla.Calendars;

/// <summary>A stretch of time: from the first instant, up to but without the second.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
internal readonly record struct WorkSpan(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => To - From;

    /// <summary>What of it lies within another; null where nothing does.</summary>
    public WorkSpan? Within(DateTimeOffset from, DateTimeOffset to)
    {
        var cut = new WorkSpan(From > from ? From : from, To < to ? To : to);
        return cut.From < cut.To ? cut : null;
    }
}
