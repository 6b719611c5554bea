using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Tests.Sla.Clocks;

/// <summary>What is done in a system is known where it counts after a while.</summary>
public sealed class SyncLagTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(null, 30)]
    [InlineData(0, 30)]
    [InlineData(29, 30)]
    [InlineData(31, 31)]
    [InlineData(3600, 3600)]
    [InlineData(-10, 30)]
    public void It_is_as_long_as_until_the_next_question_or_as_since_the_last(int? secondsAgo, int lag) =>
        Assert.Equal(TimeSpan.FromSeconds(lag), SyncLag.Of(Poll, secondsAgo is { } ago ? Now.AddSeconds(-ago) : null, Now));

    [Fact]
    public void Of_several_systems_the_slowest_counts_and_of_none_there_is_none()
    {
        Assert.Equal(TimeSpan.FromMinutes(7), SyncLag.Of([Poll, TimeSpan.FromMinutes(7), TimeSpan.Zero]));
        Assert.Equal(TimeSpan.Zero, SyncLag.Of([]));
    }

    [Fact]
    public void Where_a_systems_clocks_count_what_is_done_elsewhere_has_to_arrive_there()
    {
        Assert.Equal(TimeSpan.FromMinutes(2), SyncLag.Of([Poll], TimeSpan.FromMinutes(2)));
        Assert.Equal(TimeSpan.FromMinutes(7), SyncLag.Of([TimeSpan.FromMinutes(7)], TimeSpan.FromMinutes(2)));
    }
}
