using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;

namespace Rezolve.Mapping.Tests.Sla.Observed;

/// <summary>Clocks of systems beside the hub's: which is which, how far they are apart, and what is told where a system's counts. All times are minutes of one day.</summary>
public sealed class ObservedClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly SlaGoal Done = new("done", SlaMetric.Resolution, TimeSpan.FromMinutes(60), WorkCalendar.Always) { Pause = new HashSet<string> { "onHold" }, WarnAt = [50] };
    private static readonly SlaWatch Watch = new("desk", TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData(60, 0)]
    [InlineData(50, 10)]
    [InlineData(75, 15)]
    public void Two_that_run_are_as_far_apart_as_their_ends(int due, int apart) =>
        Assert.Equal(TimeSpan.FromMinutes(apart), ClockDifference.Of(Ours().Clocks[0], Theirs() with { DueAt = At(due) }));

    [Fact]
    public void One_that_does_not_run_or_does_not_say_is_not_apart()
    {
        var ours = Ours().Clocks[0];

        Assert.Null(ClockDifference.Of(ours, null));
        Assert.Null(ClockDifference.Of(ours, Theirs() with { DueAt = null }));
        Assert.Null(ClockDifference.Of(ours, Theirs() with { State = ObservedState.Paused, DueAt = At(90) }));
        Assert.Null(ClockDifference.Of(ours, Theirs() with { StoppedAt = At(10) }));
        Assert.Null(ClockDifference.Of(ours.Stand(At(10), isPaused: true), Theirs()));
        Assert.Null(ClockDifference.Of(ours.Stop(At(10)), Theirs()));
        // It was over before it stood still and ran again.
        Assert.Null(ClockDifference.Of(ours.Stand(At(61), isPaused: true).Run(At(100)), Theirs()));
    }

    [Fact]
    public void The_same_is_what_has_the_goals_name_else_what_measures_the_same_and_goes_on()
    {
        var book = Ours().After(Theirs("old") with { StoppedAt = At(20) }).After(Theirs("other") with { StartedAt = At(1) }).After(Theirs("answers") with { Metric = "firstResponse" });

        Assert.Equal("other", book.Theirs(book.Clocks[0], "desk")!.Key);
        Assert.Equal("named", book.After(Theirs("named") with { Metric = "custom", Name = "done" }).Theirs(book.Clocks[0], "desk")!.Key);
        Assert.Null(book.Theirs(book.Clocks[0], "lab"));
    }

    [Fact]
    public void What_ended_before_a_cycle_began_is_not_its_and_an_earlier_cycle_has_none()
    {
        var again = Done with { Restarts = true };
        var book = Moment(Moment(Moment(SlaBook.Empty, 0, "open", again), 10, "resolved", again), 30, "open", again).After(Theirs() with { StoppedAt = At(10) });

        Assert.Equal(2, book.Clocks.Count);
        Assert.All(book.Clocks, ours => Assert.Null(book.Theirs(ours, "desk")));
    }

    [Fact]
    public void What_a_system_tells_replaces_what_it_told_and_what_counts_for_nothing_goes()
    {
        var book = Ours().After(Theirs() with { DiffersSince = At(1), IsTold = true }).After(Theirs("second"));
        book = book.After(Theirs() with { DueAt = At(99) });
        Assert.Equal([("second", At(60), false), ("c", At(99), false)], book.Observed.Select(one => (one.Key, one.DueAt!.Value, one.IsTold)));

        Assert.Equal("second", Assert.Single(book.After(Theirs() with { State = ObservedState.Cancelled }).Observed).Key);
    }

    [Fact]
    public void A_difference_is_told_once_it_has_lasted_and_again_where_it_comes_again()
    {
        var book = ClockDifference.Judge(Ours().After(Theirs() with { DueAt = At(70) }), Watch, At(2));
        Assert.Equal((At(2), At(7)), (book.Observed[0].DiffersSince, ClockDifference.Next(book, Watch)));
        Assert.Empty(ClockDifference.Tell(book, Watch, At(6)).Told);

        (book, var told) = ClockDifference.Tell(book, Watch, At(7));
        Assert.Equal((TimeSpan.FromMinutes(10), "done", "c"), (told[0].Span, told[0].Ours.Goal.Name, told[0].Theirs.Key));
        Assert.Null(ClockDifference.Next(book, Watch));
        Assert.Empty(ClockDifference.Tell(book, Watch, At(20)).Told);

        book = ClockDifference.Judge(book.After(Theirs() with { DueAt = At(64) }), Watch, At(21));
        Assert.Equal((null, false), (book.Observed[0].DiffersSince, book.Observed[0].IsTold));
        book = ClockDifference.Judge(book.After(Theirs() with { DueAt = At(50) }), Watch, At(22));
        Assert.Single(ClockDifference.Tell(book, Watch, At(27)).Told);
    }

    [Fact]
    public void A_difference_that_was_gone_before_it_lasted_is_not_told()
    {
        var book = ClockDifference.Judge(Ours().After(Theirs() with { DueAt = At(70) }), Watch, At(2));
        book = ClockDifference.Judge(book.After(Theirs()), Watch, At(3));

        Assert.Same(book, ClockDifference.Judge(book, Watch, At(4)));
        Assert.Null(ClockDifference.Next(book, Watch));
    }

    [Fact]
    public void Of_a_clock_that_has_no_counterpart_any_more_nothing_is_told_and_nothing_waits()
    {
        var book = ClockDifference.Judge(Ours().After(Theirs() with { DueAt = At(70) }), Watch, At(2));
        (book, var told) = ClockDifference.Tell(book with { Clocks = [] }, Watch, At(7));

        Assert.Empty(told);
        Assert.Null(ClockDifference.Next(book, Watch));
    }

    [Fact]
    public void Where_a_system_owns_the_clocks_its_end_counts()
    {
        var book = Ours().After(Theirs() with { DueAt = At(100) });
        Assert.Equal((At(30), At(70)), (SlaAlert.Next(book), SlaAlert.Next(book, "desk")));
        Assert.Empty(SlaAlert.Of(book, At(69), "desk").Alerts);

        (book, var warned) = SlaAlert.Of(book, At(70), "desk");
        (book, var breached) = SlaAlert.Of(book, At(100), "desk");
        Assert.Equal([50, 100], warned.Concat(breached).Select(alert => alert.Percent));
        Assert.Null(SlaAlert.Next(book, "desk"));
    }

    [Fact]
    public void What_the_owner_keeps_no_clock_of_the_hub_tells()
    {
        var book = Ours().After(Theirs() with { Metric = "firstResponse" });

        Assert.Equal(At(30), SlaAlert.Next(book, "desk"));
        Assert.Equal([50], SlaAlert.Of(book, At(30), "desk").Alerts.Select(alert => alert.Percent));
    }

    [Fact]
    public void The_owners_breach_is_told_as_soon_as_it_says_so_and_its_pause_holds_back()
    {
        Assert.Equal([50, 100], SlaAlert.Of(Ours().After(Theirs() with { State = ObservedState.Breached, DueAt = At(5), ToldAt = At(6) }), At(6), "desk").Alerts.Select(alert => alert.Percent).Order());
        Assert.Equal([100], SlaAlert.Of(Ours().After(Theirs() with { StoppedAt = At(70) }), At(71), "desk").Alerts.Select(alert => alert.Percent));

        var paused = Ours().After(Theirs() with { State = ObservedState.Paused });
        Assert.Empty(SlaAlert.Of(paused, At(500), "desk").Alerts);
        Assert.Null(SlaAlert.Next(paused, "desk"));
        Assert.Empty(SlaAlert.Of(Ours().After(Theirs() with { State = ObservedState.Met, StoppedAt = At(10) }), At(500), "desk").Alerts);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 8, 16)]
    [InlineData(0, 50, 55)]
    [InlineData(0, 59, 60)]
    [InlineData(0, 90, 180)]
    [InlineData(0, 5000, 6440)]
    public void A_clock_is_asked_for_ever_more_rarely_but_more_often_towards_its_end(int told, int asked, int next) =>
        Assert.Equal(At(next), ClockLooks.Next(Ours().After(Theirs() with { ToldAt = At(told), AskedAt = At(asked) })));

    [Fact]
    public void What_has_ended_is_asked_for_no_more_and_what_was_asked_for_waits()
    {
        var book = Ours().After(Theirs() with { ToldAt = At(0), AskedAt = At(0) }).After(Theirs("x") with { StoppedAt = At(1), ToldAt = At(0), AskedAt = At(0) });

        Assert.Empty(ClockLooks.Due(book, At(1).AddSeconds(-1)));
        Assert.Equal(["desk"], ClockLooks.Due(book, At(1)));
        Assert.Equal(At(2), ClockLooks.Next(ClockLooks.Asked(book, "desk", At(1))));
        Assert.Null(ClockLooks.Next(book with { Observed = [book.Observed[1]] }));
    }

    private static SlaBook Ours() => Moment(SlaBook.Empty, 0, "open", Done);

    private static SlaBook Moment(SlaBook book, int minute, string status, SlaGoal goal) => book.After(new SlaMoment(At(minute)) { Status = status, Goals = [goal] });

    private static ObservedClock Theirs(string key = "c") =>
        new("desk", key, "resolution") { State = ObservedState.Running, StartedAt = At(0), DueAt = At(60), ToldAt = At(0), AskedAt = At(0) };

    private static DateTimeOffset At(int minute) => Start.AddMinutes(minute);
}
