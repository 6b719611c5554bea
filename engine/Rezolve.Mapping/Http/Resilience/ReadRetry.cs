using Polly;
using Polly.Retry;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Resilience;

/// <summary>
/// Repeats reads that failed for passing reasons, after a pause drawn anew each time so that many clients do not come back at once.
/// </summary>
internal sealed class ReadRetry
{
    private readonly ResiliencePipeline<ExchangeResult> _pipeline;
    private readonly RetryLimits _limits;
    private readonly TimeProvider _clock;
    private readonly Func<double> _chance;

    /// <summary>Makes the pipeline of one connection.</summary>
    /// <param name="limits">How often and how long.</param>
    /// <param name="clock">Measures the pauses.</param>
    /// <param name="chance">Draws from [0, 1).</param>
    public ReadRetry(RetryLimits limits, TimeProvider clock, Func<double> chance)
    {
        (_limits, _clock, _chance) = (limits, clock, chance);
        var builder = new ResiliencePipelineBuilder<ExchangeResult> { TimeProvider = clock };
        if (limits.Retries > 0)
            builder.AddRetry(Options());
        _pipeline = builder.Build();
    }

    /// <summary>Runs an attempt until it succeeds, fails for good, or has been repeated often enough. Results not returned are disposed.</summary>
    public async Task<ExchangeResult> RunAsync(Func<CancellationToken, Task<ExchangeResult>> attempt, CancellationToken cancellation) =>
        await _pipeline.ExecuteAsync(async token => await attempt(token).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    private RetryStrategyOptions<ExchangeResult> Options() => new()
    {
        MaxRetryAttempts = _limits.Retries,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } result && IsWorthWhile(result)),
        DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(Pause(arguments.Outcome.Result!, arguments.AttemptNumber)),
        OnRetry = arguments =>
        {
            arguments.Outcome.Result?.Dispose();
            return ValueTask.CompletedTask;
        },
    };

    private bool IsWorthWhile(ExchangeResult result) =>
        result.Action is AnswerAction.Retry or AnswerAction.Throttle
        && (result.After is null || result.After - _clock.GetUtcNow() <= _limits.LongestDelay);

    private TimeSpan Pause(ExchangeResult result, int attempt)
    {
        if (result.After is { } after)
            return TimeSpan.FromTicks(Math.Max(0, (after - _clock.GetUtcNow()).Ticks));
        var longest = Math.Min(_limits.FirstDelay.TotalSeconds * Math.Pow(2, attempt), _limits.LongestDelay.TotalSeconds);
        return TimeSpan.FromSeconds(longest * _chance());
    }
}
