using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Tests.Faults;

public sealed class LifeTests
{
    [Fact]
    public void What_is_dead_does_nothing_more_whatever_it_catches()
    {
        var life = new Life(new Queue<ArmedCrash>([new ArmedCrash(CrashPoint.AfterRead, 1)]));
        life.Pass(CrashPoint.AfterRead);
        life.Pass(CrashPoint.BeforeCommit);
        Assert.Throws<ProcessEndedException>(() => life.Pass(CrashPoint.AfterRead));
        Assert.Throws<ProcessEndedException>(life.Check);
        Assert.Equal(CrashPoint.AfterRead, life.Ended);
    }

    [Theory]
    [InlineData(nameof(FaultKind.Throttled), true, false)]
    [InlineData(nameof(FaultKind.ResetBefore), true, false)]
    [InlineData(nameof(FaultKind.ServerError), false, false)]
    [InlineData(nameof(FaultKind.TimeoutLate), false, false)]
    [InlineData(nameof(FaultKind.TimeoutAfter), false, true)]
    [InlineData(nameof(FaultKind.ServerErrorAfter), false, true)]
    public void A_fault_says_of_a_write_what_can_be_known_of_it(string kind, bool isCertain, bool takesEffect)
    {
        var fault = Enum.Parse<FaultKind>(kind);
        Assert.Equal((isCertain, takesEffect), (FaultQueue.IsCertain(fault), FaultQueue.TakesEffect(fault)));
    }

    [Fact]
    public void Faults_wait_for_their_call_and_last_as_long_as_they_say()
    {
        var clock = new SimulatedClock(DateTimeOffset.UnixEpoch);
        var queue = new FaultQueue(clock);
        queue.Arm(new ArmedFault(FaultKind.Outage, 1, TimeSpan.FromMinutes(1)));
        Assert.Null(queue.Next());
        Assert.Equal(FaultKind.Outage, queue.Next()!.Kind);
        Assert.Equal(FaultKind.Outage, queue.Next()!.Kind);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(queue.Next());
        Assert.Equal((2, FailureClass.Transient), (queue.Fired, queue.Seen(new ArmedFault(FaultKind.Outage, 0, default), isWrite: true).Class));
    }
}
