using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Recovery;

/// <summary>What is given up, what needs a person's word, and which connections are left alone.</summary>
public sealed class GuardAndLetterTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Failure SignedOut = new(FailureClass.Auth, "RZ5001", "the token was revoked");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void TheSameTroubleIsOneLetterWithACount()
    {
        var about = new DeadSubject("desk", "t1", "7/8", "priority");
        var failure = new Failure(FailureClass.Transient, "RZ5003", "502") { Place = new SourcePlace("desk.json", 12, 3, "/x") };
        var first = DeadLetters.Of(failure, about, 12, Now, "digest") with { Version = 9 };
        var second = DeadLetters.Of(failure, about, 3, Now.AddDays(1), "digest", first);
        Assert.Equal(("desk/7%2F8/priority", "desk.json:12:3", 12), (first.Id, first.Place, first.Attempts));
        Assert.Equal((first.Id, 15, 9L, Now.AddDays(1)), (second.Id, second.Attempts, second.Version, second.At));
    }

    [Fact]
    public void LettersAboutDifferentThingsAreApart() => Assert.Equal(4, new HashSet<string>
    {
        new DeadSubject("desk", "t1", "7", "priority").Id, new DeadSubject("desk", "t1", "7", "status").Id,
        new DeadSubject("desk", "7", null, "priority").Id, new DeadSubject("other", "t1", "7", "priority").Id,
    }.Count);

    [Theory]
    [InlineData(1000, 1000, "")]
    [InlineData(1001, 1000, "… (1 more characters)")]
    [InlineData(90_000, 1000, "… (89000 more characters)")]
    public void APageOfAnErrorIsCutAndSaysSo(int length, int kept, string end)
    {
        var letter = DeadLetters.Of(new Failure(FailureClass.Bug, "RZ9001", new string('x', length)), new DeadSubject("desk", null, "7", "read"), 1, Now, "");
        Assert.Equal(new string('x', kept) + end, letter.Message);
    }

    [Fact]
    public void NoCharacterIsCutInTwo() => Assert.EndsWith(
        "x… (2 more characters)", DeadLetters.Of(new Failure(FailureClass.Bug, "RZ9001", new string('x', 999) + "😀"), new DeadSubject("desk", null, "7", "read"), 1, Now, "").Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(GuardedAct.Create, 200, 100_000, null)]
    [InlineData(GuardedAct.Create, 201, 100_000, "a: would create 201 of 100000, and no more than 200 are allowed at once")]
    [InlineData(GuardedAct.Create, 200, 0, null)]
    [InlineData(GuardedAct.Delete, 5, 5, null)]
    [InlineData(GuardedAct.Delete, 6, 10, "a: would take for deleted 6 of 10, and no more than 50 % are allowed at once")]
    [InlineData(GuardedAct.Delete, 20, 1000, null)]
    [InlineData(GuardedAct.Delete, 21, 1000, "a: would take for deleted 21 of 1000, and no more than 20 are allowed at once")]
    [InlineData(GuardedAct.Remap, 201, 1000, "a: would decide anew 201 of 1000, and no more than 200 are allowed at once")]
    internal void MoreThanAnybodyCanHaveMeantNeedsAPersonsWord(GuardedAct act, int planned, int all, string? objection)
    {
        Assert.Equal(objection, new RunGuard(new SyncGuards()).Ask(act, "a", planned, all));
        var byOne = new RunGuard(new SyncGuards());
        Assert.Equal(objection, Enumerable.Range(0, planned).Select(_ => byOne.Ask(act, "a", all)).ToList()[^1]);
        Assert.Equal(objection is null ? 0 : 1, byOne.Objections.Count);
    }

    [Fact]
    public void APersonsWordCountsForOneActAtOneSystem()
    {
        var guard = new RunGuard(new SyncGuards { Creates = 1 });
        Assert.NotNull(guard.Ask(GuardedAct.Create, "a", 5, 5));
        Assert.NotNull(guard.Ask(GuardedAct.Create, "b", 5, 5));
        guard.Lift(GuardedAct.Create, "a");
        Assert.Null(guard.Ask(GuardedAct.Create, "a", 5));
        Assert.NotNull(guard.Ask(GuardedAct.Create, "b", 5));
        Assert.Equal("b", Assert.Single(guard.Objections).Connection);
    }

    [Fact]
    public async Task AConnectionIsLeftAloneWithOneAlertUntilAReadWorks()
    {
        var clock = new FakeTimeProvider(Now);
        await using var store = new MemoryStore(clock);
        var health = new ConnectionHealth(store, "acme", clock, TimeSpan.FromMinutes(5));
        Assert.True(await health.SuspendAsync("desk", SignedOut, Token));
        Assert.False(await health.SuspendAsync("desk", SignedOut, Token));
        Assert.Null(health["other"]);

        Assert.False(health.MayProbe("desk"));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(health.MayProbe("desk"));
        Assert.False(health.MayProbe("desk"));

        Assert.True(await health.ClearAsync("desk", clock.GetUtcNow(), Token));
        Assert.False(await health.ClearAsync("desk", clock.GetUtcNow(), Token));
        Assert.Empty(health.All);
        Assert.True(await health.SuspendAsync("desk", SignedOut, Token));
    }

    [Fact]
    public async Task WhatWasAskedForBeforeAConnectionWasLeftAloneDoesNotEndThat()
    {
        var clock = new FakeTimeProvider(Now);
        await using var store = new MemoryStore(clock);
        var health = new ConnectionHealth(store, "acme", clock, TimeSpan.FromMinutes(5));
        await health.SuspendAsync("desk", SignedOut, Token);

        Assert.False(await health.ClearAsync("desk", Now.AddSeconds(-1), Token));
        Assert.False(await health.ClearAsync("desk", Now, Token));
        Assert.NotNull(health["desk"]);
        Assert.True(await health.ClearAsync("desk", Now.AddSeconds(1), Token));
    }

    [Fact]
    public async Task ALateReadThatWorksLeavesASuspensionThatCameMeanwhile()
    {
        var office = new Office();
        var key = office.B.Add(("subject", Value.Of("printer")));
        var scope = new SyncScope(office.Setting());
        office.B.Reading = _ =>
        {
            scope.Health.SuspendAsync("b", SignedOut, Token).GetAwaiter().GetResult();
            return null;
        };

        Assert.NotNull((await scope["b"].Tickets.ReadAsync(key, Token)).Ticket);
        Assert.NotNull(scope.Health["b"]);

        office.B.Reading = null;
        office.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull((await scope["b"].Tickets.ReadAsync(key, Token)).Ticket);
        Assert.Null(scope.Health["b"]);
    }

    [Fact]
    public async Task ASuspensionOutlivesTheProcessAndStaysWithItsTenant()
    {
        var clock = new FakeTimeProvider(Now);
        await using var store = new MemoryStore(clock);
        await new ConnectionHealth(store, "acme", clock, TimeSpan.FromMinutes(5)).SuspendAsync("desk", SignedOut, Token);

        var next = new ConnectionHealth(store, "acme", clock, TimeSpan.FromMinutes(5));
        await next.LoadAsync(Token);
        Assert.Equal(new Suspension("desk", FailureClass.Auth, "RZ5001", "the token was revoked", Now), Assert.Single(next.All));
        Assert.True(next.MayProbe("desk"));

        var other = new ConnectionHealth(store, "other", clock, TimeSpan.FromMinutes(5));
        await other.LoadAsync(Token);
        Assert.Empty(other.All);

        clock.Advance(TimeSpan.FromSeconds(1));
        await next.ClearAsync("desk", clock.GetUtcNow(), Token);
        var last = new ConnectionHealth(store, "acme", clock, TimeSpan.FromMinutes(5));
        await last.LoadAsync(Token);
        Assert.Empty(last.All);
    }
}
