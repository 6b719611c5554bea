using CsCheck;
using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sla.Calendars;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;

namespace Rezolve.Mapping.Tests.Sla.Observed;

/// <summary>Whatever systems tell of their clocks, and whoever owns them: each share is told once, and what was told does not stay due.</summary>
public sealed class WatchLawTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly SlaGoal Done = new("done", SlaMetric.Resolution, TimeSpan.FromMinutes(60), WorkCalendar.Always) { Pause = new HashSet<string> { "onHold" }, WarnAt = [50, 80], Restarts = true };
    private static readonly string[] Statuses = ["open", "onHold", "resolved"];

    private static Gen<Step[]> Steps { get; } = Gen.Select(
        Gen.Int[1, 90], Gen.Int[0, 5], Gen.Enum<ObservedState>(), Gen.Int[-20, 200], Gen.Int[0, 3],
        (minutes, what, state, due, key) => new Step(minutes, what, state, due, key)).Array[1, 25];

    [Fact]
    public void I19_Each_share_is_told_once_in_a_cycle_and_nothing_that_was_told_stays_due() => Gen.Select(Steps, Gen.Bool).Sample((steps, isOwned) =>
    {
        var watch = new SlaWatch(isOwned ? "desk" : null, TimeSpan.FromMinutes(5));
        var (book, now, told) = (SlaBook.Empty, Start, new List<(int Cycle, int Percent)>());
        foreach (var step in steps)
        {
            now = now.AddMinutes(step.Minutes);
            book = ClockDifference.Judge(After(book, step, now), watch, now);
            (book, var alerts) = SlaAlert.Of(book, now, watch.Owner);
            told.AddRange(alerts.Select(alert => (alert.Clock.Cycle, alert.Percent)));
            (book, var differences) = ClockDifference.Tell(book, watch, now);
            Assert.All(differences, one => Assert.True(one.Span > watch.Tolerance));
            foreach (var connection in ClockLooks.Due(book, now))
                book = ClockLooks.Asked(book, connection, now);
            Assert.Empty(SlaAlert.Of(book, now, watch.Owner).Alerts);
            Assert.Empty(ClockDifference.Tell(book, watch, now).Told);
            if (SlaRows.Of("acme", "t1", book, 0, watch).Index.TryGetValue(SlaRows.DueIndex, out var due))
                Assert.True(RowValues.InstantOf(due) > now, $"due {due} at {now:O}");
        }
        Assert.Equal(told.Count, told.Distinct().Count());
    }, iter: 400);

    [Fact]
    public void What_is_kept_of_them_is_read_as_it_was() => Steps.Sample(steps =>
    {
        var (book, now) = (SlaBook.Empty, Start);
        foreach (var step in steps)
        {
            now = now.AddMinutes(step.Minutes);
            book = ClockDifference.Judge(After(book, step, now), SlaWatch.Usual, now);
        }
        var row = SlaRows.Of("acme", "t1", book, 0);
        Assert.Equal(book.Observed, SlaRows.Read(new(row.Key, 1, row.Content), new Dictionary<string, SlaGoal> { ["done"] = Done }).Observed);
    }, iter: 200);

    private static SlaBook After(SlaBook book, Step step, DateTimeOffset now) => step.What < Statuses.Length
        ? book.After(new SlaMoment(now) { Status = Statuses[step.What], Goals = [Done] })
        : book.After(new ObservedClock(step.Key == 0 ? "lab" : "desk", $"sla/{step.Key}", step.Key == 3 ? "firstResponse" : "resolution")
        {
            State = step.State,
            Within = step.Key == 1 ? TimeSpan.FromMinutes(45) : null,
            StartedAt = step.What == 3 ? null : now.AddMinutes(-10),
            DueAt = step.What == 4 ? null : now.AddMinutes(step.Due),
            StoppedAt = step.State == ObservedState.Met ? now : null,
            ToldAt = now,
            AskedAt = now,
        });

    private sealed record Step(int Minutes, int What, ObservedState State, int Due, int Key);
}
