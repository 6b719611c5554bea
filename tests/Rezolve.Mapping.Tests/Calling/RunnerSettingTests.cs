using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Calling;

namespace Rezolve.Mapping.Tests.Calling;

public sealed class RunnerSettingTests
{
    [Fact]
    public async Task AWaitIsMeasuredByTheClockThatIsGiven()
    {
        var clock = new FakeTimeProvider();
        var wait = RunnerSetting.PauseBy(clock)(TimeSpan.FromHours(1), TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(wait.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(1));
        await wait;
    }

    [Fact]
    public async Task AWaitThatIsCancelledEnds()
    {
        using var stop = new CancellationTokenSource();
        var wait = RunnerSetting.PauseBy(new FakeTimeProvider())(TimeSpan.FromHours(1), stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }
}
