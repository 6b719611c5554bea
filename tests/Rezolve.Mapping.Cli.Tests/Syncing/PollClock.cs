using Microsoft.Extensions.Time.Testing;

namespace Rezolve.Mapping.Cli.Tests.Syncing;

/// <summary>A clock that a test drives, and that tells when somebody waits for a poll: so that no turn of it is lost.</summary>
internal sealed class PollClock(TimeSpan poll) : FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero))
{
    private readonly SemaphoreSlim _armed = new(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == poll)
            _armed.Release();
        return timer;
    }

    /// <summary>Waits until a run waits for the next poll; fails with what it said where it ends instead.</summary>
    public async Task ArmedAsync(Task<CliRun> run)
    {
        var armed = _armed.WaitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(run, armed) == run)
            Assert.Fail($"It ended: {await run}");
    }

    /// <summary>Lets the time until the next poll pass.</summary>
    public void Pass() => Advance(poll);
}
