using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Budgets;

public sealed class BudgetTests
{
    private static readonly TimeSpan Patient = TimeSpan.FromHours(2);
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 50, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(Start);

    [Fact]
    public async Task AMovingWindowFreesEachRequestAfterItsOwnSpan()
    {
        var budget = Of(requests: 2, per: 60);
        await Enter(budget);
        _clock.Advance(TimeSpan.FromSeconds(20));
        await Enter(budget);
        var third = Enter(budget);
        var fourth = Enter(budget);

        _clock.Advance(TimeSpan.FromSeconds(39));
        Assert.False(third.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await third;
        _clock.Advance(TimeSpan.FromSeconds(19));
        Assert.False(fourth.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await fourth;
    }

    [Fact]
    public async Task AFixedWindowFreesAllAtTheFullMinute()
    {
        var budget = Of(requests: 2, per: 60, windows: true);
        await Enter(budget);
        await Enter(budget);
        Task[] waiting = [Enter(budget), Enter(budget)];
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.All(waiting, task => Assert.False(task.IsCompleted));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task ConcurrencyFreesWhenOneLeaves()
    {
        var budget = Of(concurrent: 2);
        await Enter(budget);
        await Enter(budget);
        var third = Enter(budget);
        Assert.False(third.IsCompleted);
        budget.Leave(new(Priority.Interactive, 1, null), RequestFate.Fine);
        await third;
    }

    [Fact]
    public async Task APauseHoldsEverybodyAndTheLongestCounts()
    {
        var budget = Of();
        budget.Pause(Start.AddSeconds(30));
        budget.Pause(Start.AddSeconds(10));
        var first = Enter(budget);
        var second = Enter(budget);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(first.IsCompleted || second.IsCompleted);
        budget.Pause(Start.AddSeconds(40));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(first.IsCompleted || second.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task WhoWouldWaitTooLongIsToldWhenToComeBackAndHoldsNothing()
    {
        var budget = Of(concurrent: 1);
        budget.Pause(Start.AddMinutes(5));
        Assert.Equal(Start.AddMinutes(5), (await budget.EnterAsync(Priority.Interactive, TimeSpan.FromMinutes(1), CancellationToken.None)).FreeAt);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await Enter(budget);
    }

    [Fact]
    public async Task WhoGivesUpHoldsNothing()
    {
        var budget = Of(concurrent: 1, requests: 1, per: 60);
        budget.Leave(await Enter(budget), RequestFate.Fine);
        using var stop = new CancellationTokenSource();
        var waiting = budget.EnterAsync(Priority.Interactive, Patient, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _clock.Advance(TimeSpan.FromSeconds(60));
        await Enter(budget);
    }

    [Fact]
    public async Task TheDefaultAlwaysCountsAndNamedLimitsBesides()
    {
        var book = Book(new("default", 3, TimeSpan.FromMinutes(1), false, null, "connection"), new("export", 1, TimeSpan.FromMinutes(1), false, null, "connection"));
        Assert.NotNull((await Entering(book, "h", "c", ["export"])).Lease);
        Assert.Null((await Entering(book, "h", "c", ["export"])).Lease);
        Assert.NotNull((await Entering(book, "h", "c", [])).Lease);
        Assert.Equal(Start.AddMinutes(1), (await Entering(book, "h", "c", [])).FreeAt);
    }

    [Theory]
    [InlineData("connection", 1)]
    [InlineData("host", 2)]
    [InlineData("credential", 3)]
    public async Task AScopeTellsWhoSharesABudget(string scope, int allowed)
    {
        var book = Book(new RateLimitProgram("default", 1, TimeSpan.FromMinutes(1), false, null, scope));
        var leases = 0;
        foreach (var (host, credential) in new[] { ("a", "1"), ("b", "2"), ("a", "3"), ("a", "1"), ("b", "2") })
            leases += (await Entering(book, host, credential, [])).Lease is null ? 0 : 1;
        Assert.Equal(allowed, leases);
    }

    [Fact]
    public async Task HowAllBudgetsStandIsToldWithoutTakingATurn()
    {
        var book = Book(new("default", 3, TimeSpan.FromMinutes(1), false, null, "connection"), new("export", null, null, false, null, "connection"));
        var entry = await Entering(book, "h", "c", ["export"]);
        entry.Lease!.Pause(Start.AddMinutes(3));
        var stands = book.Stands().ToDictionary(one => one.Name);
        Assert.Equal((1, 3, null, 0), (stands["default"].Used, stands["default"].Most, stands["default"].Left, stands["default"].Waiting));
        Assert.Equal((null, null, Start.AddMinutes(3)), (stands["export"].Used, stands["export"].Most, stands["export"].PausedUntil));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.All(book.Stands(), one => Assert.Equal((0, null), (one.Used ?? 0, one.PausedUntil)));
    }

    [Fact]
    public async Task WhatAVendorToldOfAQuotaStandsUntilItsWindowEnds()
    {
        var budget = Of(requests: 500, per: 3600);
        budget.Learn(new QuotaNotice(40, 400, Start.AddMinutes(1)));
        await Enter(budget);
        var stand = budget.Stand("default");
        Assert.Equal((39, 400, 1, 500), (stand.Left, stand.LeftOf, stand.Used, stand.Most));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(budget.Stand("default").Left);
    }

    [Fact]
    public async Task APauseOfANamedLimitLeavesTheOthersFree()
    {
        var book = Book(new RateLimitProgram("export", null, null, false, null, "connection"));
        (await Entering(book, "h", "c", ["export"])).Lease!.Pause(Start.AddMinutes(3));
        Assert.Null((await Entering(book, "h", "c", ["export"])).Lease);
        Assert.NotNull((await Entering(book, "h", "c", [])).Lease);
    }

    private BudgetBook Book(params RateLimitProgram[] limits) => new(limits.ToDictionary(limit => limit.Name), new(TimeSpan.FromSeconds(10), 16), _clock);

    private static Task<BudgetEntry> Entering(BudgetBook book, string host, string credential, string[] limits) =>
        book.EnterAsync(Demo.Operation("GET /x") with { RateLimits = limits }, host, credential, Priority.Interactive, CancellationToken.None);

    private Budget Of(long? requests = null, int? per = null, bool windows = false, long? concurrent = null) =>
        new(new("default", requests, per is { } seconds ? TimeSpan.FromSeconds(seconds) : null, windows, concurrent, "connection"), _clock);

    private static async Task<BudgetTurn> Enter(Budget budget)
    {
        var turn = await budget.EnterAsync(Priority.Interactive, Patient, CancellationToken.None);
        Assert.Null(turn.FreeAt);
        return turn;
    }
}
