using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Tests.Sla.Clocks;

/// <summary>What is done in a system is known here after a while, and a clock is lost that much earlier.</summary>
public sealed class SyncLagTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(null, 30)]
    [InlineData(0, 30)]
    [InlineData(29, 30)]
    [InlineData(31, 31)]
    [InlineData(3600, 3600)]
    [InlineData(-10, 30)]
    public void It_is_as_long_as_until_the_next_question_or_as_since_the_last(int? secondsAgo, int lag) =>
        Assert.Equal(TimeSpan.FromSeconds(lag), SyncLag.Of(Poll, secondsAgo is { } ago ? Now.AddSeconds(-ago) : null, Now));

    [Fact]
    public void Of_several_systems_the_slowest_counts_and_of_none_there_is_none()
    {
        Assert.Equal(TimeSpan.FromMinutes(7), SyncLag.Of([Poll, TimeSpan.FromMinutes(7), TimeSpan.Zero]));
        Assert.Equal(TimeSpan.Zero, SyncLag.Of([]));
    }

    [Fact]
    public void The_last_chance_is_that_much_before_the_time_is_over_and_none_of_a_clock_that_stands()
    {
        var clock = new SlaClock { Goal = new SlaGoal("done", SlaMetric.Resolution, TimeSpan.FromHours(4), WorkCalendar.Always), Cycle = 1, StartedAt = Now }.Run(Now);

        Assert.Equal(Now.AddHours(4).AddSeconds(-30), SyncLag.LastChance(clock, Poll));
        Assert.Null(SyncLag.LastChance(clock.Stand(Now.AddHours(1), isPaused: true), Poll));
        Assert.Null(SyncLag.LastChance(clock.Stop(Now.AddHours(1)), Poll));
        Assert.Equal((false, true), (clock.IsLost(Now.AddHours(4).AddSeconds(-31), Poll), clock.IsLost(Now.AddHours(4).AddSeconds(-30), Poll)));
    }
}
