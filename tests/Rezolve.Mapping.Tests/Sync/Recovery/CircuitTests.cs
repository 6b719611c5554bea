using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Recovery;

/// <summary>When an operation of a connection is left alone, and for how long.</summary>
public sealed class CircuitTests
{
    private static readonly Failure Broken = new(FailureClass.Transient, "RZ0000", "503");
    private static readonly CircuitLimits Limits = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly CircuitBook _book;

    public CircuitTests() => _book = new CircuitBook(_clock, Limits);

    [Fact]
    public void FiveFailuresInARowLeaveTheOperationAloneAndNoOther()
    {
        Fail(4);
        Assert.Null(_book.Enter("a", "create"));
        Fail(1);
        Assert.Equal(_clock.GetUtcNow().AddSeconds(15), _book.Enter("a", "create"));
        Assert.Null(_book.Enter("a", "update"));
        Assert.Null(_book.Enter("b", "create"));
        Assert.Equal(("a", "create", _clock.GetUtcNow().AddSeconds(15)), Assert.Single(_book.Shut()));
    }

    [Fact]
    public void ASuccessInBetweenForgetsTheFailures()
    {
        Fail(4);
        _book.Report("a", "create", null);
        Fail(4);
        Assert.Null(_book.Enter("a", "create"));
    }

    [Fact]
    public void FailuresThatAreFarApartDoNotCountTogether()
    {
        for (var i = 0; i < 20; i++)
        {
            Fail(1);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Null(_book.Enter("a", "create"));
    }

    [Theory]
    [InlineData(FailureClass.Transient, true)]
    [InlineData(FailureClass.Ambiguous, true)]
    [InlineData(FailureClass.Throttled, true)]
    [InlineData(FailureClass.Auth, false)]
    [InlineData(FailureClass.Permission, false)]
    [InlineData(FailureClass.Validation, false)]
    [InlineData(FailureClass.Mapping, false)]
    [InlineData(FailureClass.Conflict, false)]
    [InlineData(FailureClass.NotFound, false)]
    [InlineData(FailureClass.Config, false)]
    [InlineData(FailureClass.Poison, false)]
    [InlineData(FailureClass.Bug, false)]
    internal void OnlyWhatSpeaksAgainstTheOtherSideCounts(FailureClass of, bool counts)
    {
        for (var i = 0; i < 50; i++)
            _book.Report("a", "create", new Failure(of, "RZ0000", "it failed"));
        Assert.Equal(counts, _book.Enter("a", "create") is not null);
    }

    [Fact]
    public void WhoSaysWhenToComeBackIsWell()
    {
        for (var i = 0; i < 50; i++)
            _book.Report("a", "create", new Failure(FailureClass.Throttled, "RZ0000", "429") { After = _clock.GetUtcNow().AddSeconds(5) });
        Assert.Null(_book.Enter("a", "create"));
    }

    [Fact]
    public void OneIsLetThroughToSeeAndTheOthersWaitForIt()
    {
        Open();
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(_book.Enter("a", "create"));
        Assert.NotNull(_book.Enter("a", "create"));
        _book.Report("a", "create", null);
        Assert.Null(_book.Enter("a", "create"));
        Assert.Null(_book.Enter("a", "create"));
        Assert.Empty(_book.Shut());
    }

    [Fact]
    public void OneThatNeverCameBackDoesNotKeepItShut()
    {
        Open();
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(_book.Enter("a", "create"));
        _clock.Advance(Limits.Probe);
        Assert.Null(_book.Enter("a", "create"));
    }

    [Fact]
    public void ItStaysShutTwiceAsLongEachTimeUpToALimit()
    {
        Open();
        foreach (var seconds in new[] { 15, 30, 60, 120, 240, 480, 600, 600 })
        {
            Assert.Equal(_clock.GetUtcNow().AddSeconds(seconds), _book.Enter("a", "create"));
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Null(_book.Enter("a", "create"));
            Fail(1);
        }
    }

    [Fact]
    public void WhatSetOutBeforeItOpenedProvesNothing()
    {
        Open();
        var until = _book.Enter("a", "create");
        _book.Report("a", "create", null);
        Fail(3);
        Assert.Equal(until, _book.Enter("a", "create"));
    }

    [Fact]
    public void ATicketThatIsToBlameItselfShowsThatTheOtherSideAnswers()
    {
        Open();
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(_book.Enter("a", "create"));
        _book.Report("a", "create", new Failure(FailureClass.Validation, "RZ0000", "no such word"));
        Assert.Null(_book.Enter("a", "create"));
        Assert.Empty(_book.Shut());
    }

    [Fact]
    public void ItNeverStaysShutForEver() => Gen.Int[0, 3].Array[0, 60].Sample(steps =>
    {
        var (circuit, now) = (Circuit.Closed, DateTimeOffset.UnixEpoch);
        foreach (var step in steps)
        {
            circuit = step switch
            {
                0 => circuit.Fail(Broken, now, Limits),
                1 => circuit.Succeed(now),
                2 when circuit.ShutUntil(now) is null => circuit.Pass(now, Limits),
                _ => circuit,
            };
            now += step == 3 ? TimeSpan.FromSeconds(40) : TimeSpan.FromSeconds(1);
            Assert.True(circuit.ShutUntil(now) is not { } until || (until > now && until - now <= Limits.LongestOpen));
        }
        Assert.Null(circuit.ShutUntil(now + Limits.LongestOpen));
    }, iter: 2000, threads: 1);

    private void Open() => Fail(Limits.Failures);

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
            _book.Report("a", "create", Broken);
    }
}
