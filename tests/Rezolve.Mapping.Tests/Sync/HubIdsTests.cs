using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Sync;

namespace Rezolve.Mapping.Tests.Sync;

public sealed class HubIdsTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeMilliseconds(1));
    private ulong _chance;

    [Fact]
    public void AnIdIsTheTimeAndThenChance()
    {
        Assert.Equal("00000000010000000000000000", Ids().Next());

        _chance = ulong.MaxValue;

        Assert.Equal("0000000001zzzzzzzzzzzzzzzz", Ids().Next());

        _clock.Advance(TimeSpan.FromMilliseconds(31));

        Assert.Equal("0000000010zzzzzzzzzzzzzzzz", Ids().Next());
    }

    [Fact]
    public void EachIsHigherThanThoseBeforeItWithinAMillisecondToo()
    {
        var ids = Ids();
        var given = new List<string>();
        foreach (var chance in new ulong[] { 5UL << 48, ulong.MaxValue, ulong.MaxValue, 0, 7 })
        {
            _chance = chance;
            given.Add(ids.Next());
        }

        Assert.Equal(given.Order(StringComparer.Ordinal), given);
        Assert.Equal(given.Count, given.Distinct().Count());
    }

    [Fact]
    public void AClockThatGoesBackMakesNoLowerId()
    {
        var clock = new BackwardClock();
        var ids = new HubIds(clock, () => 0);
        var first = ids.Next();
        clock.Now -= TimeSpan.FromHours(1);

        Assert.True(string.CompareOrdinal(ids.Next(), first) > 0);
    }

    private HubIds Ids() => new(_clock, () => _chance);

    private sealed class BackwardClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
