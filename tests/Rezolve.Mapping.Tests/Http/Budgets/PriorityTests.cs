using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Http.Budgets;

namespace Rezolve.Mapping.Tests.Http.Budgets;

public sealed class PriorityTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(Start);

    [Fact]
    public async Task TheFirstPriorityIsServedFirstWhoeverCameFirst()
    {
        var budget = AtOnce(1);
        var holder = await Entered(budget, Priority.Poll);
        var backfill = Enter(budget, Priority.Backfill);
        var poll = Enter(budget, Priority.Poll);
        var second = Enter(budget, Priority.Poll);
        var person = Enter(budget, Priority.Interactive);

        foreach (var next in new[] { person, poll, second, backfill })
        {
            Assert.False(next.IsCompleted);
            budget.Leave(holder, RequestFate.Fine);
            holder = await next;
        }
    }

    [Theory]
    [InlineData(Priority.Interactive, 20)]
    [InlineData(Priority.Webhook, 19)]
    [InlineData(Priority.Poll, 18)]
    [InlineData(Priority.Sweep, 14)]
    [InlineData(Priority.Backfill, 10)]
    internal async Task APriorityUsesItsShareAndTheRestStaysForThoseBeforeIt(Priority priority, int allowed)
    {
        foreach (var budget in new[] { AtOnce(20), Requests(20) })
        {
            var tries = Enumerable.Range(0, 25).Select(_ => Enter(budget, priority)).ToList();
            await Task.WhenAll(tries.Take(allowed));
            Assert.All(tries.Skip(allowed), one => Assert.False(one.IsCompleted));
            var persons = Enumerable.Range(0, 20 - allowed).Select(_ => Enter(budget, Priority.Interactive)).ToList();
            await Task.WhenAll(persons);
            Assert.False(Enter(budget, Priority.Interactive).IsCompleted);
        }
    }

    [Fact]
    public async Task WhoIsBehindStillGetsItsShareWhileOthersAreBusy()
    {
        var budget = Requests(20);
        for (var i = 0; i < 12; i++)
            await Entered(budget, Priority.Interactive);
        for (var i = 0; i < 8; i++)
            await Entered(budget, Priority.Backfill);
        Assert.False(Enter(budget, Priority.Interactive).IsCompleted);
    }

    [Fact]
    public async Task TheShareOfAWindowIsFreeAgainWhenItsOldestUseEnds()
    {
        var budget = Requests(4);
        await Entered(budget, Priority.Backfill);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await Entered(budget, Priority.Backfill);
        await Entered(budget, Priority.Interactive);
        var third = Enter(budget, Priority.Backfill);
        _clock.Advance(TimeSpan.FromSeconds(49));
        Assert.False(third.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await third;
    }

    [Fact]
    public async Task LowerPrioritiesStopBeforeTheVendorsQuotaIsUsedUp()
    {
        var budget = AtOnce(100);
        budget.Learn(new QuotaNotice(30, 100, Start.AddMinutes(1)));
        Assert.Equal(Start.AddMinutes(1), (await budget.EnterAsync(Priority.Backfill, TimeSpan.FromSeconds(5), CancellationToken.None)).FreeAt);
        Assert.Equal(Start.AddMinutes(1), (await budget.EnterAsync(Priority.Sweep, TimeSpan.FromSeconds(5), CancellationToken.None)).FreeAt);
        for (var left = 30; left > 10; left--)
            await Entered(budget, Priority.Poll);
        Assert.False(Enter(budget, Priority.Poll).IsCompleted);
        for (var left = 10; left > 0; left--)
            await Entered(budget, Priority.Interactive);
        var last = Enter(budget, Priority.Interactive);
        Assert.False(last.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await last;
    }

    [Fact]
    public async Task AnswersThatComeInAnyOrderNeverRaiseWhatIsLeft()
    {
        var budget = AtOnce(10);
        budget.Learn(new QuotaNotice(0, 10, Start.AddSeconds(30)));
        budget.Learn(new QuotaNotice(3, 10, Start.AddSeconds(31)));
        var waiting = Enter(budget, Priority.Interactive);
        Assert.False(waiting.IsCompleted);
        budget.Learn(new QuotaNotice(3, 10, Start.AddSeconds(90)));
        await waiting;
    }

    private Budget AtOnce(long most) => new(new("default", null, null, false, most, "connection"), _clock);

    private Budget Requests(long most) => new(new("default", most, TimeSpan.FromMinutes(1), false, null, "connection"), _clock);

    private static Task<BudgetTurn> Enter(Budget budget, Priority priority) => budget.EnterAsync(priority, TimeSpan.FromHours(2), CancellationToken.None);

    private static async Task<BudgetTurn> Entered(Budget budget, Priority priority)
    {
        var entering = Enter(budget, priority);
        Assert.True(entering.IsCompleted);
        return await entering;
    }
}
