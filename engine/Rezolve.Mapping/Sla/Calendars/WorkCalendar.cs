namespace Rezolve.Mapping.Sla.Calendars;

/// <summary>
/// When is worked: hours of the days of a week by the clocks of a zone, but for holidays. An instant counts where the clocks show one of the hours. Pure.
/// </summary>
internal sealed class WorkCalendar
{
    // A calendar in which nothing is worked for so long has no end to wait for.
    private const int MostIdleDays = 800;

    private readonly ZoneDays _days;
    private readonly IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkHours>> _week;
    private readonly IReadOnlySet<DateOnly> _holidays;

    /// <summary>A calendar.</summary>
    /// <param name="zone">Whose clocks count.</param>
    /// <param name="week">The hours of each day, in order, none within another; a day that is absent is free.</param>
    /// <param name="holidays">Days that are free, whatever day of the week they are.</param>
    public WorkCalendar(TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkHours>> week, IReadOnlySet<DateOnly> holidays) =>
        (_days, _week, _holidays) = (new ZoneDays(zone), week, holidays);

    /// <summary>Every instant counts.</summary>
    public static WorkCalendar Always { get; } = new(
        TimeZoneInfo.Utc, Enum.GetValues<DayOfWeek>().ToDictionary(day => day, IReadOnlyList<WorkHours> (_) => [new(TimeSpan.Zero, TimeSpan.FromDays(1))]), new HashSet<DateOnly>());

    /// <summary>How much is worked between two instants; nothing where the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
            return TimeSpan.Zero;
        if (ReferenceEquals(this, Always))
            return to - from;
        var (sum, last) = (TimeSpan.Zero, _days.DayOf(to));
        for (var day = _days.DayOf(from); day <= last; day = day.AddDays(1))
        {
            foreach (var span in Worked(day))
                sum += span.Within(from, to)?.Length ?? TimeSpan.Zero;
        }
        return sum;
    }

    /// <summary>The first instant by which so much has been worked since another; null where that never comes.</summary>
    /// <param name="from">Since when.</param>
    /// <param name="work">How much; of nothing, or less, it is the instant itself.</param>
    public DateTimeOffset? After(DateTimeOffset from, TimeSpan work)
    {
        if (work <= TimeSpan.Zero)
            return from;
        var day = _days.DayOf(from);
        for (var idle = 0; idle < MostIdleDays; idle++)
        {
            foreach (var span in Worked(day))
            {
                if (span.Within(from, DateTimeOffset.MaxValue) is not { } rest)
                    continue;
                if (rest.Length >= work)
                    return rest.From + work;
                work -= rest.Length;
                idle = 0;
            }
            if (day == DateOnly.MaxValue)
                return null;
            day = day.AddDays(1);
        }
        return null;
    }

    private IEnumerable<WorkSpan> Worked(DateOnly day) =>
        _holidays.Contains(day) || !_week.TryGetValue(day.DayOfWeek, out var hours) ? [] : hours.SelectMany(one => _days.Shown(day, one)).OrderBy(span => span.From);
}
