using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Resilience;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Tests.Http.Resilience;

public sealed class ReadRetryTests
{
    private static readonly RetryLimits Limits = new(3, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<double> _attempts = [];

    [Fact]
    public async Task PausesGrowAndAreDrawn()
    {
        var result = await RunAsync(Limits, Always(AnswerAction.Retry), chance: 0.5);
        Assert.Equal(AnswerAction.Retry, result.Action);
        Assert.Equal([0, 1, 3, 7], _attempts); // half of 2, 4 and 8 seconds
    }

    [Fact]
    public async Task NoPauseIsLongerThanTheLongest()
    {
        await RunAsync(Limits with { LongestDelay = TimeSpan.FromSeconds(3) }, Always(AnswerAction.Retry), chance: 1);
        Assert.Equal([0, 2, 5, 8], _attempts);
    }

    [Fact]
    public async Task WhatTheVendorAsksForIsKept()
    {
        await RunAsync(Limits, attempt => Result(AnswerAction.Throttle) with { After = _clock.GetUtcNow().AddSeconds(20) }, chance: 0);
        Assert.Equal([0, 20, 40, 60], _attempts);
    }

    [Fact]
    public async Task AWaitTooLongIsLeftToTheCaller()
    {
        var result = await RunAsync(Limits, _ => Result(AnswerAction.Throttle) with { After = _clock.GetUtcNow().AddSeconds(31) }, chance: 0);
        Assert.Equal(AnswerAction.Throttle, result.Action);
        Assert.Equal([0], _attempts);
    }

    [Theory]
    [InlineData("Fine")]
    [InlineData("Reject")]
    [InlineData("Conflict")]
    [InlineData("Missing")]
    [InlineData("Fail")]
    [InlineData("Ignore")]
    public async Task WhatIsNotPassingIsNotRepeated(string action)
    {
        await RunAsync(Limits, Always(Enum.Parse<AnswerAction>(action)), chance: 0);
        Assert.Equal([0], _attempts);
    }

    [Fact]
    public async Task ASuccessEndsIt()
    {
        var result = await RunAsync(Limits, attempt => Result(attempt == 2 ? AnswerAction.Fine : AnswerAction.Retry), chance: 0.5);
        Assert.True(result.IsFine);
        Assert.Equal(2, _attempts.Count);
    }

    [Fact]
    public async Task WithoutRetriesThereIsOneAttempt()
    {
        await RunAsync(Limits with { Retries = 0 }, Always(AnswerAction.Retry), chance: 0);
        Assert.Equal([0], _attempts);
    }

    private static Func<int, ExchangeResult> Always(AnswerAction action) => _ => Result(action);

    private static ExchangeResult Result(AnswerAction action) => new() { Action = action, Code = ExchangeCode.Status };

    private async Task<ExchangeResult> RunAsync(RetryLimits limits, Func<int, ExchangeResult> answer, double chance)
    {
        var start = _clock.GetUtcNow();
        var running = new ReadRetry(limits, _clock, () => chance).RunAsync(
            _ =>
            {
                _attempts.Add((_clock.GetUtcNow() - start).TotalSeconds);
                return Task.FromResult(answer(_attempts.Count));
            },
            CancellationToken.None);
        while (!running.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        return await running;
    }
}
