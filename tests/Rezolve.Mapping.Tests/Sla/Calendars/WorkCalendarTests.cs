using System.Globalization;
using CsCheck;
using Rezolve.Mapping.Sla.Calendars;

namespace Rezolve.Mapping.Tests.Sla.Calendars;

/// <summary>Worked time is what the clocks of a place show, whatever is done to them.</summary>
public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Budapest = Of("Europe/Budapest", "09:00", "17:00", "2026-12-25");

    [Theory]
    [InlineData("2026-11-02T08:00:00Z", "2026-11-02T16:00:00Z", "08:00:00")]
    [InlineData("2026-11-02T07:00:00Z", "2026-11-02T20:00:00Z", "08:00:00")]
    [InlineData("2026-11-02T12:00:00Z", "2026-11-02T12:30:00Z", "00:30:00")]
    [InlineData("2026-11-06T15:00:00Z", "2026-11-09T09:00:00Z", "02:00:00")]
    [InlineData("2026-12-24T15:00:00Z", "2026-12-28T09:00:00Z", "02:00:00")]
    [InlineData("2026-11-07T00:00:00Z", "2026-11-08T23:00:00Z", "00:00:00")]
    [InlineData("2026-11-02T12:00:00Z", "2026-11-02T11:00:00Z", "00:00:00")]
    public void Hours_of_working_days_count(string from, string to, string worked) =>
        Assert.Equal(TimeSpan.Parse(worked, CultureInfo.InvariantCulture), Budapest.Between(At(from), At(to)));

    [Theory]
    // Clocks go from 02:00 to 03:00 on the 29th of March, and from 03:00 back to 02:00 on the 25th of October.
    [InlineData("01:00", "04:00", "2026-03-29", "02:00:00")]
    [InlineData("02:00", "03:00", "2026-03-29", "00:00:00")]
    [InlineData("01:00", "04:00", "2026-10-25", "04:00:00")]
    [InlineData("02:00", "03:00", "2026-10-25", "02:00:00")]
    [InlineData("02:00", "02:30", "2026-10-25", "01:00:00")]
    [InlineData("00:00", "24:00", "2026-03-29", "23:00:00")]
    [InlineData("00:00", "24:00", "2026-10-25", "1.01:00:00")]
    public void Where_clocks_are_changed_an_hour_counts_as_often_as_it_is_shown(string from, string to, string day, string worked)
    {
        var calendar = Of("Europe/Budapest", from, to, days: Enum.GetValues<DayOfWeek>());
        var noon = At(day + "T12:00:00Z");

        Assert.Equal(TimeSpan.Parse(worked, CultureInfo.InvariantCulture), calendar.Between(noon.AddHours(-18), noon.AddHours(18)) - OfOtherDays(calendar, noon));
    }

    [Fact]
    public void A_day_that_a_place_leaves_out_has_no_hours()
    {
        // Samoa went from the 29th of December 2011 to the 31st.
        var calendar = Of("Pacific/Apia", "09:00", "17:00", days: Enum.GetValues<DayOfWeek>());

        Assert.Equal(TimeSpan.FromHours(16), calendar.Between(At("2011-12-29T10:00:00Z"), At("2011-12-31T10:00:00Z")));
    }

    [Theory]
    [InlineData("2026-11-02T15:30:00Z", "01:00:00", "2026-11-03T08:30:00Z")]
    [InlineData("2026-11-06T15:30:00Z", "01:00:00", "2026-11-09T08:30:00Z")]
    [InlineData("2026-11-02T08:00:00Z", "08:00:00", "2026-11-02T16:00:00Z")]
    [InlineData("2026-11-07T08:00:00Z", "00:00:00", "2026-11-07T08:00:00Z")]
    [InlineData("2026-12-24T15:00:00Z", "02:00:00", "2026-12-28T09:00:00Z")]
    public void An_end_is_where_so_much_was_worked(string from, string work, string end) =>
        Assert.Equal(At(end), Budapest.After(At(from), TimeSpan.Parse(work, CultureInfo.InvariantCulture)));

    [Fact]
    public void Where_nothing_is_worked_there_is_no_end() =>
        Assert.Null(new WorkCalendar(TimeZoneInfo.Utc, new Dictionary<DayOfWeek, IReadOnlyList<WorkHours>>(), new HashSet<DateOnly>()).After(At("2026-11-02T08:00:00Z"), TimeSpan.FromMinutes(1)));

    [Fact]
    public void I19_However_a_stretch_is_cut_its_parts_are_the_whole() => Stretches().Sample((calendar, instants) =>
    {
        var cuts = instants.Order().ToList();
        var whole = calendar.Between(cuts[0], cuts[^1]);
        return whole == cuts.Zip(cuts.Skip(1), calendar.Between).Aggregate(TimeSpan.Zero, (sum, part) => sum + part);
    }, iter: 400);

    [Fact]
    public void What_was_worked_until_an_end_is_what_was_asked_for() => Gen.Select(Stretches(), Gen.Int[1, 60 * 24 * 30]).Sample((stretch, minutes) =>
    {
        var (calendar, instants) = stretch;
        var work = TimeSpan.FromMinutes(minutes);
        return calendar.After(instants[0], work) is { } end && calendar.Between(instants[0], end) == work && calendar.Between(instants[0], end.AddTicks(-1)) < work;
    }, iter: 200);

    [Fact]
    public void An_instant_counts_where_the_clocks_show_one_of_the_hours() => Gen.Select(
        Gen.Int[0, 5].Select(at => Zones[at]), Gen.Int[0, 12], Gen.Int[13, 24], Instants).Sample((zone, from, to, instants) =>
        {
            var calendar = Calendar(zone, TimeSpan.FromHours(from), TimeSpan.FromHours(to), Enum.GetValues<DayOfWeek>(), []);
            return instants.All(instant =>
            {
                var shown = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).TimeOfDay;
                var counts = shown >= TimeSpan.FromHours(from) && shown < TimeSpan.FromHours(to);
                return (calendar.Between(instant, instant.AddTicks(1)).Ticks == 1) == counts;
            });
        }, iter: 400);

    private static readonly string[] Zones = ["Europe/Budapest", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo", "Africa/Casablanca"];

    private static Gen<(WorkCalendar, DateTimeOffset[])> Stretches() => Gen.Select(
        Gen.Int[0, 5].Select(at => Zones[at]), Gen.Int[0, 23], Gen.Int[1, 24], Instants)
        .Select((zone, from, to, instants) => (
            Calendar(zone, TimeSpan.FromHours(Math.Min(from, to - 1)), TimeSpan.FromHours(Math.Max(to, Math.Min(from, to - 1) + 1)), Enum.GetValues<DayOfWeek>(), []),
            instants));

    private static Gen<DateTimeOffset[]> Instants { get; } = Gen.DateTime[new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc)]
        .Select(instant => new DateTimeOffset(instant.Ticks, TimeSpan.Zero)).Array[2, 6];

    private static TimeSpan OfOtherDays(WorkCalendar calendar, DateTimeOffset noon) =>
        calendar.Between(noon.AddHours(-18), Midnight(noon)) + calendar.Between(Midnight(noon.AddDays(1)), noon.AddHours(18));

    private static DateTimeOffset Midnight(DateTimeOffset noon)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Budapest");
        var midnight = DateTime.SpecifyKind(noon.UtcDateTime.Date, DateTimeKind.Unspecified);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static WorkCalendar Of(string zone, string from, string to, string? holiday = null, DayOfWeek[]? days = null) => Calendar(
        zone, Time(from), Time(to), days ?? [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        holiday is null ? [] : [DateOnly.Parse(holiday, CultureInfo.InvariantCulture)]);

    private static TimeSpan Time(string text) => text == "24:00" ? TimeSpan.FromDays(1) : TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    private static WorkCalendar Calendar(string zone, TimeSpan from, TimeSpan to, DayOfWeek[] days, DateOnly[] holidays) => new(
        TimeZoneInfo.FindSystemTimeZoneById(zone), days.ToDictionary(day => day, IReadOnlyList<WorkHours> (_) => [new WorkHours(from, to)]), holidays.ToHashSet());
}
