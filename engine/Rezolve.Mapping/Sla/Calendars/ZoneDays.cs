namespace Rezolve.Mapping.Sla.Calendars;

/// <summary>The instants at which the clocks of a zone show a time of a day. Where clocks are put back it is shown twice, where they are put forward not at all.</summary>
/// <param name="zone">The zone.</param>
internal sealed class ZoneDays(TimeZoneInfo zone)
{
    // No zone is further from UTC, and none changes its clocks twice within so few days.
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(15);

    /// <summary>The day that the clocks show.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>When the clocks show the hours of a day, in order.</summary>
    /// <param name="day">The day.</param>
    /// <param name="hours">The hours.</param>
    public IEnumerable<WorkSpan> Shown(DateOnly day, WorkHours hours)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var (first, last) = (midnight - Furthest, midnight + TimeSpan.FromDays(1) + Furthest);
        var (before, after) = (zone.GetUtcOffset(first), zone.GetUtcOffset(last));
        if (before == after)
        {
            yield return new WorkSpan(midnight + hours.From - before, midnight + hours.To - before);
            yield break;
        }
        var change = ChangeBetween(first, last, before);
        if (new WorkSpan(midnight + hours.From - before, midnight + hours.To - before).Within(first, change) is { } early)
            yield return early;
        if (new WorkSpan(midnight + hours.From - after, midnight + hours.To - after).Within(change, last) is { } late)
            yield return late;
    }

    // Clocks are changed on the second.
    private DateTime ChangeBetween(DateTime first, DateTime last, TimeSpan before)
    {
        var (low, high) = (0L, (long)(last - first).TotalSeconds);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (zone.GetUtcOffset(first.AddSeconds(middle)) == before)
                low = middle;
            else
                high = middle;
        }
        return first.AddSeconds(high);
    }
}
