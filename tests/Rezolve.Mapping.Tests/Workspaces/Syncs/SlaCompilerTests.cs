using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Workspaces.Syncs;

/// <summary>What an operator agreed on how soon tickets are answered and done.</summary>
public sealed class SlaCompilerTests
{
    private static readonly SlaProgram Sla = ToyWorkspace.Sync("support").Sla!;

    [Fact]
    public void Without_a_word_of_it_nothing_was_agreed() => Assert.Null(ToyWorkspace.With("").Sla);

    [Fact]
    public void What_is_said_of_a_goal_holds()
    {
        var goal = Sla.Rules[0].Goal;

        Assert.Equal(("urgent", SlaMetric.Resolution, TimeSpan.FromHours(4), true), (goal.Name, goal.Metric, goal.Within, goal.Restarts));
        Assert.Equal(["onHold pending new,open resolved 50,80"], [string.Join(' ', string.Join(',', goal.Pause), string.Join(',', goal.Exclude), string.Join(',', goal.Include!.Order()), string.Join(',', goal.Exit), string.Join(',', goal.WarnAt))]);
        Assert.Equal((true, false), (Holds("1"), Holds("2")));
    }

    [Fact]
    public void What_is_not_said_is_as_the_shape_says()
    {
        var goal = Sla.Rules[1].Goal;

        Assert.Equal(("firstResponse", false, null), (goal.Name, goal.Restarts, goal.Include));
        Assert.Equal(["cancelled", "closed", "resolved"], goal.Exit.Order());
        Assert.Equal(TimeSpan.FromDays(1), goal.Calendar.Between(At("2026-11-07T00:00:00Z"), At("2026-11-08T00:00:00Z")));
    }

    [Theory]
    [InlineData("2026-11-02T06:00:00Z", "2026-11-02T20:00:00Z", 8)]
    [InlineData("2026-11-06T00:00:00Z", "2026-11-09T00:00:00Z", 6)]
    [InlineData("2026-12-25T00:00:00Z", "2026-12-26T00:00:00Z", 0)]
    public void A_calendar_has_the_hours_of_its_days(string from, string to, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Sla.Rules[0].Goal.Calendar.Between(At(from), At(to)));

    [Fact]
    public void Days_may_go_over_the_end_of_the_week()
    {
        var sla = ToyWorkspace.Sync("support", ToyWorkspace.Text.Replace("\"mon-thu\": [\"08:00-12:00\", \"13:00-17:00\"], \"fri\": [\"08:00-14:00\"]", "\"sat-mon\": [\"00:00-24:00\"]", StringComparison.Ordinal)).Sla!;

        Assert.Equal(TimeSpan.FromDays(3), sla.Rules[0].Goal.Calendar.Between(At("2026-11-04T00:00:00Z"), At("2026-11-11T00:00:00Z")));
    }

    [Fact]
    public void What_systems_clocks_count_for_is_as_the_shape_says_or_as_is_said()
    {
        Assert.Equal(new SlaWatch(null, TimeSpan.FromMinutes(20)), Sla.Watch);
        Assert.Equal(SlaWatch.Usual, ToyWorkspace.Sync("support", ToyWorkspace.Text.Replace("\"tolerance\": \"PT20M\", ", "", StringComparison.Ordinal)).Sla!.Watch);
    }

    private static bool Holds(string impact) => Participation.Ask(Sla.Rules[0].When, CanonicalTicket.Of([KeyValuePair.Create("impact", Value.Of(impact))])).TakesPart;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
