using CsCheck;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Recovery;

/// <summary>What is done about each sort of failure, and when.</summary>
public sealed class RemedyTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SyncLimits Limits = new();

    [Theory]
    [InlineData(FailureClass.Transient, 1, "retry, counted")]
    [InlineData(FailureClass.Transient, 11, "retry, counted")]
    [InlineData(FailureClass.Transient, 12, "dead letter")]
    [InlineData(FailureClass.Throttled, 1, "retry, not counted")]
    [InlineData(FailureClass.Throttled, 500, "retry, not counted")]
    [InlineData(FailureClass.Auth, 1, "suspend")]
    [InlineData(FailureClass.Auth, 500, "suspend")]
    [InlineData(FailureClass.Config, 1, "suspend")]
    [InlineData(FailureClass.Permission, 1, "hold: forbidden")]
    [InlineData(FailureClass.Validation, 1, "hold: refused")]
    [InlineData(FailureClass.Mapping, 1, "hold: unmapped")]
    [InlineData(FailureClass.Conflict, 3, "read again")]
    [InlineData(FailureClass.Conflict, 4, "retry, counted")]
    [InlineData(FailureClass.Conflict, 12, "dead letter")]
    [InlineData(FailureClass.NotFound, 1, "read again")]
    [InlineData(FailureClass.Ambiguous, 1, "look up")]
    [InlineData(FailureClass.Ambiguous, 11, "look up")]
    [InlineData(FailureClass.Ambiguous, 12, "dead letter")]
    [InlineData(FailureClass.Poison, 1, "dead letter")]
    [InlineData(FailureClass.Bug, 1, "dead letter")]
    internal void EachSortOfFailureHasItsRemedy(FailureClass of, int attempts, string remedy) => Assert.Equal(remedy, Of(of, attempts));

    [Theory]
    [InlineData(23, "retry, counted")]
    [InlineData(24, "dead letter")]
    public void WhatFailsTooLongIsGivenUpHoweverSeldomItWasTried(int hours, string remedy) =>
        Assert.Equal(remedy, Of(FailureClass.Transient, 2, Now.AddHours(-hours)));

    [Fact]
    public void WhatIsThrottledForDaysIsNotGivenUp() => Assert.Equal("retry, not counted", Of(FailureClass.Throttled, 2, Now.AddDays(-30)));

    [Theory]
    [InlineData(90, 90)]
    [InlineData(-90, 0)]
    [InlineData(86_400, 3_600)]
    public void AVendorIsTakenAtItsWordWithinAnHour(int asked, int waited)
    {
        foreach (var of in new[] { FailureClass.Throttled, FailureClass.Transient })
        {
            var failure = new Failure(of, "RZ0000", "busy") { After = Now.AddSeconds(asked) };
            Assert.Equal(Now.AddSeconds(waited), Assert.IsType<Remedy.RetryAt>(Remedies.Of(failure, 1, null, Now, Limits, () => 0.5)).At);
        }
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(5, 80)]
    [InlineData(9, 1_280)]
    [InlineData(10, 1_800)]
    [InlineData(int.MaxValue, 1_800)]
    public void TheLongestWaitDoublesUpToALimit(int attempts, int seconds)
    {
        Assert.Equal(Now.AddSeconds(seconds), Backoff.Next(Now, attempts, Limits, () => 1));
        Assert.Equal(Now, Backoff.Next(Now, attempts, Limits, () => 0));
    }

    [Fact]
    public void NoWaitIsInThePastOrBeyondTheLimit() => Gen.Select(Gen.Int, Gen.Double[0, 0.999], Gen.Long[0, TimeSpan.TicksPerDay * 40]).Sample((attempts, chance, age) =>
    {
        Assert.InRange(Backoff.Next(Now, attempts, Limits, () => chance), Now, Now + Limits.LongestWait);
        Assert.InRange(Backoff.ByAge(Now, Now - TimeSpan.FromTicks(age), Limits, () => chance), Now, Now + Limits.LongestWait);
    }, iter: 2000, threads: 1);

    [Fact]
    public void WhatIsNotCountedWaitsAboutAsLongAsItHasWaited()
    {
        Assert.Equal(Now.AddSeconds(5), Backoff.ByAge(Now, Now, Limits, () => 1));
        Assert.Equal(Now.AddMinutes(7), Backoff.ByAge(Now, Now.AddMinutes(-7), Limits, () => 1));
        Assert.Equal(Now.AddMinutes(30), Backoff.ByAge(Now, Now.AddDays(-7), Limits, () => 1));
    }

    private static string Of(FailureClass of, int attempts, DateTimeOffset? since = null) =>
        Remedies.Of(new Failure(of, "RZ0000", "it failed"), attempts, since, Now, Limits, () => 0.5) switch
        {
            Remedy.RetryAt retry => $"retry, {(retry.IsCounted ? "counted" : "not counted")}",
            Remedy.Hold hold => $"hold: {hold.Reason}",
            Remedy.SuspendConnection => "suspend",
            Remedy.ReadAgain => "read again",
            Remedy.LookUp => "look up",
            _ => "dead letter",
        };
}
