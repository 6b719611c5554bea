using System.Globalization;
using CsCheck;
using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Tests.Sla.Clocks;

/// <summary>Clocks of tickets: what begins, stops, pauses and ends them, and what is told of it.</summary>
public sealed class SlaBookTests
{
    private static readonly WorkCalendar TenToSix = new(
        TimeZoneInfo.Utc,
        new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }
            .ToDictionary(day => day, IReadOnlyList<WorkHours> (_) => [new WorkHours(TimeSpan.FromHours(10), TimeSpan.FromHours(18))]),
        new HashSet<DateOnly>());

    private static readonly SlaGoal First = new("answer", SlaMetric.FirstResponse, TimeSpan.FromMinutes(60), TenToSix);
    private static readonly SlaGoal Next = new("again", SlaMetric.NextResponse, TimeSpan.FromMinutes(60), WorkCalendar.Always);
    private static readonly SlaGoal Done = new("done", SlaMetric.Resolution, TimeSpan.FromHours(8), WorkCalendar.Always) { Pause = new HashSet<string> { "onHold" }, WarnAt = [50, 80] };
    private static readonly SlaGoal Queue = new("queue", SlaMetric.QueueTime, TimeSpan.FromHours(1), WorkCalendar.Always);

    // The platform's worked examples: hours from 10 to 18.
    [Fact]
    public void Of_a_ticket_of_17_that_is_answered_at_11_of_the_next_day_120_minutes_have_passed()
    {
        var book = Of(First, Moment("2026-11-02T17:00"), Moment("2026-11-03T11:00", SlaSaid.Answer));

        var clock = Assert.Single(book.Clocks);
        Assert.Equal((TimeSpan.FromMinutes(120), TimeSpan.FromHours(18)), (clock.Elapsed(At("2026-11-05T00:00")), clock.ElapsedWall(At("2026-11-05T00:00"))));
        Assert.True(clock is { IsStopped: true, IsPaused: false } && clock.IsBreached(At("2026-11-05T00:00")));
    }

    [Fact]
    public void A_goal_of_60_minutes_of_a_ticket_of_17_30_is_missed_at_10_30_of_the_next_day()
    {
        var book = Of(First, Moment("2026-11-02T17:30"));

        Assert.Equal(At("2026-11-03T10:30"), Assert.Single(book.Clocks).DueAt);
        Assert.Equal(At("2026-11-03T10:30"), SlaAlert.Next(book));
        Assert.Empty(SlaAlert.Of(book, At("2026-11-03T10:29")).Alerts);
        Assert.Equal(100, Assert.Single(SlaAlert.Of(book, At("2026-11-03T10:30")).Alerts).Percent);
    }

    [Fact]
    public void What_is_said_to_no_one_but_agents_and_a_second_answer_do_not_count()
    {
        var book = Of(First, Moment("2026-11-02T10:00"), Moment("2026-11-02T10:10", status: "open"), Moment("2026-11-02T10:20", SlaSaid.Answer), Moment("2026-11-02T11:00", SlaSaid.Answer));

        Assert.Equal(TimeSpan.FromMinutes(20), Assert.Single(book.Clocks).Elapsed(At("2026-11-02T12:00")));
    }

    [Fact]
    public void While_it_pauses_nothing_passes_and_the_end_is_not_known()
    {
        var book = Of(Done, Moment("2026-11-02T08:00"), Moment("2026-11-02T10:00", status: "onHold"));
        var paused = Assert.Single(book.Clocks);
        Assert.Equal((true, null, TimeSpan.FromHours(2)), (paused.IsPaused, paused.DueAt, paused.Elapsed(At("2026-11-02T20:00"))));

        var clock = Assert.Single(book.After(Moment("2026-11-02T20:00", status: "open") with { Goals = [Done] }).Clocks);
        Assert.Equal((false, At("2026-11-03T02:00")), (clock.IsPaused, clock.DueAt));
    }

    [Fact]
    public void Time_in_a_status_that_is_left_out_or_not_taken_in_is_not_counted()
    {
        var goal = Done with { Exclude = new HashSet<string> { "approval" }, Include = new HashSet<string> { "open", "inProgress" } };
        var clock = Assert.Single(Of(goal, Moment("2026-11-02T08:00", status: "open"), Moment("2026-11-02T09:00", status: "approval"), Moment("2026-11-02T10:00", status: "inProgress"), Moment("2026-11-02T11:00", status: "new")).Clocks);

        Assert.Equal(TimeSpan.FromHours(2), clock.Elapsed(At("2026-11-02T23:00")));
        Assert.False(clock.IsPaused);
    }

    [Theory]
    [InlineData(false, 1, "03:00:00")]
    [InlineData(true, 2, "01:00:00")]
    public void A_ticket_that_is_opened_again_goes_on_or_begins_anew(bool restarts, int cycle, string elapsed)
    {
        var book = Of(Done with { Restarts = restarts }, Moment("2026-11-02T08:00"), Moment("2026-11-02T10:00", status: "resolved"), Moment("2026-11-02T15:00", status: "open"));

        var clock = book.Clocks[^1];
        Assert.Equal((cycle, cycle), (clock.Cycle, book.Clocks.Count));
        Assert.Equal(TimeSpan.Parse(elapsed, CultureInfo.InvariantCulture), clock.Elapsed(At("2026-11-02T16:00")));
    }

    [Fact]
    public void Each_question_after_the_first_answer_is_a_cycle_and_two_before_an_answer_are_one()
    {
        var book = Of(
            Next, Moment("2026-11-02T08:00"), Moment("2026-11-02T08:05", SlaSaid.Question), Moment("2026-11-02T09:00", SlaSaid.Answer), Moment("2026-11-02T10:00", SlaSaid.Question),
            Moment("2026-11-02T10:30", SlaSaid.Question), Moment("2026-11-02T11:10", SlaSaid.Answer), Moment("2026-11-02T12:00", SlaSaid.Question));

        Assert.Equal([(1, TimeSpan.FromMinutes(70), true), (2, TimeSpan.FromMinutes(30), false)], book.Clocks.Select(clock => (clock.Cycle, clock.Elapsed(At("2026-11-02T12:30")), clock.IsStopped)));
    }

    [Fact]
    public void Each_team_is_a_cycle_of_the_queue_until_somebody_takes_the_ticket()
    {
        var book = Of(
            Queue, Moment("2026-11-02T08:00"), Moment("2026-11-02T08:10") with { Team = "net" }, Moment("2026-11-02T08:40") with { Team = "web" },
            Moment("2026-11-02T09:00") with { Team = "web", IsTaken = true }, Moment("2026-11-02T10:00") with { Team = "web" });

        Assert.Equal([(1, 30.0, true), (2, 20.0, true), (3, 5.0, false)], book.Clocks.Select(clock => (clock.Cycle, clock.Elapsed(At("2026-11-02T10:05")).TotalMinutes, clock.IsStopped)));
    }

    [Fact]
    public void Where_another_goal_holds_it_counts_from_the_beginning_and_what_was_told_is_not_told_again()
    {
        var book = Of(Done, Moment("2026-11-02T08:00"));
        (book, var first) = SlaAlert.Of(book, At("2026-11-02T12:30"));
        book = book.After(Moment("2026-11-02T13:00") with { Goals = [Done with { Name = "urgent", Within = TimeSpan.FromHours(5), WarnAt = [50, 90] }] });
        (book, var second) = SlaAlert.Of(book, At("2026-11-02T13:00"));
        (_, var third) = SlaAlert.Of(book, At("2026-11-02T13:00"));

        Assert.Equal([50], first.Select(alert => alert.Percent));
        Assert.Equal([90, 100], second.Select(alert => alert.Percent));
        Assert.Empty(third);
        Assert.Equal("urgent", Assert.Single(book.Clocks).Goal.Name);
    }

    [Fact]
    public void Where_no_goal_holds_any_more_it_is_cancelled_and_nothing_is_told()
    {
        var book = Of(Done, Moment("2026-11-02T08:00")).After(Moment("2026-11-02T09:00"));

        Assert.True(Assert.Single(book.Clocks) is { IsStopped: true, IsCancelled: true });
        Assert.Empty(SlaAlert.Of(book, At("2026-11-20T09:00")).Alerts);
        Assert.Null(SlaAlert.Next(book));
    }

    [Fact]
    public void A_clock_is_lost_where_what_would_save_it_cannot_be_known_in_time()
    {
        var clock = Assert.Single(Of(Done, Moment("2026-11-02T08:00")).Clocks);

        Assert.False(clock.IsLost(At("2026-11-02T15:50"), TimeSpan.FromMinutes(9)));
        Assert.True(clock.IsLost(At("2026-11-02T15:50"), TimeSpan.FromMinutes(10)));
        Assert.False(clock.Stop(At("2026-11-02T15:55")).IsLost(At("2026-11-02T17:00"), TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public void I19_Time_only_grows_a_pause_adds_nothing_and_each_share_is_told_once_in_a_cycle() => Days.Sample(steps =>
    {
        var (book, told, before) = (SlaBook.Empty, new List<(string, int, int)>(), new Dictionary<(SlaMetric, int), TimeSpan>());
        foreach (var (at, status, said) in steps)
        {
            var wasPaused = book.Clocks.Where(clock => clock.IsPaused || clock.IsStopped).ToDictionary(clock => (clock.Goal.Metric, clock.Cycle), clock => clock.Elapsed(book.At!.Value));
            Assert.All(wasPaused, one => Assert.Equal(one.Value, book.Clocks.Single(clock => (clock.Goal.Metric, clock.Cycle) == one.Key).Elapsed(at)));
            book = book.After(new SlaMoment(at, said) { Status = status, Goals = [First, Next, Done] });
            (book, var alerts) = SlaAlert.Of(book, at);
            told.AddRange(alerts.Select(alert => (alert.Clock.Goal.Name, alert.Clock.Cycle, alert.Percent)));
            foreach (var clock in book.Clocks)
            {
                var passed = clock.Elapsed(at);
                Assert.True(passed >= before.GetValueOrDefault((clock.Goal.Metric, clock.Cycle)));
                Assert.True(passed <= clock.ElapsedWall(at));
                before[(clock.Goal.Metric, clock.Cycle)] = passed;
            }
            foreach (var metric in Enum.GetValues<SlaMetric>())
                Assert.True(book.Clocks.Count(clock => clock.Goal.Metric == metric && !clock.IsStopped) <= 1);
        }
        Assert.Equal(told.Count, told.Distinct().Count());
    }, iter: 300);

    [Fact]
    public void I19_It_makes_no_difference_how_often_a_moment_in_which_nothing_changes_is_taken_in() => Days.Sample(steps =>
    {
        var (plain, cut) = (SlaBook.Empty, SlaBook.Empty);
        foreach (var (at, status, said) in steps)
        {
            plain = plain.After(new SlaMoment(at, said) { Status = status, Goals = [First, Next, Done] });
            cut = cut.After(new SlaMoment(at, said) { Status = status, Goals = [First, Next, Done] });
            for (var more = 1; more <= 3; more++)
                cut = cut.After(new SlaMoment(at.AddMinutes(more)) { Status = status, Goals = [First, Next, Done] });
        }
        var end = steps[^1].At.AddDays(3);
        Assert.Equal(plain.Clocks.Select(clock => (clock.Goal.Name, clock.Cycle, clock.Elapsed(end), clock.DueAt)), cut.Clocks.Select(clock => (clock.Goal.Name, clock.Cycle, clock.Elapsed(end), clock.DueAt)));
    }, iter: 300);

    private static readonly string[] Statuses = ["new", "open", "onHold", "resolved", "closed"];

    private static Gen<(DateTimeOffset At, string Status, SlaSaid Said)[]> Days { get; } = Gen.Select(
        Gen.Int[5, 60 * 24], Gen.Int[0, 4].Select(at => Statuses[at]), Gen.Int[0, 3].Select(at => at == 0 ? SlaSaid.Nothing : (SlaSaid)(at - 1))).Array[1, 20]
        .Select(steps =>
        {
            var at = At("2026-11-02T08:00");
            return steps.Select(step => (at = at.AddMinutes(step.Item1), step.Item2, step.Item3)).ToArray();
        });

    private static SlaBook Of(SlaGoal goal, params SlaMoment[] moments) => moments.Aggregate(SlaBook.Empty, (book, moment) => book.After(moment with { Goals = [goal] }));

    private static SlaMoment Moment(string at, SlaSaid said = SlaSaid.Nothing, string status = "open") => new(At(at), said) { Status = status };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + (text.EndsWith('Z') ? "" : ":00Z"), CultureInfo.InvariantCulture);
}
