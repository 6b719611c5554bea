using Rezolve.Mapping.Reconciling.Guards;

namespace Rezolve.Mapping.Tests.Reconciling.Guards;

public sealed class GuardTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly BounceLimits Five = new(5, TimeSpan.FromMinutes(10));

    [Theory] // C2, C34
    [InlineData(60, 1, true)] // five in four minutes
    [InlineData(150, 1, false)] // never five in ten minutes
    [InlineData(150, 60, true)] // at a round a minute, twenty minutes count
    [InlineData(3600, 3600, true)] // a slow poll is no way to stay below
    public void TooManyBouncesInTooShortATimeAreAContest(int secondsApart, int paceSeconds, bool isContested)
    {
        var (bounces, now, pace) = (Bounces.None, Start, TimeSpan.FromSeconds(paceSeconds));
        for (var i = 0; i < 5; i++)
        {
            now = Start.AddSeconds(i * secondsApart);
            bounces = bounces.Add(now, Five, pace);
        }
        Assert.Equal(isContested, bounces.IsContested(now, Five, pace));
        Assert.False(bounces.IsContested(now.AddDays(30), Five, pace));
        Assert.True(bounces.At.Count <= 5);
    }

    [Theory]
    [InlineData(5, 5, null)]
    [InlineData(21, 1000, "would delete 21 of 1000, and no more than 20 are allowed at once")]
    [InlineData(20, 1000, null)]
    [InlineData(10, 50, "would delete 10 of 50, and no more than 10 % are allowed at once")]
    [InlineData(10, 100, null)]
    public void AMassChangeNeedsAPersonsWord(int planned, int all, string? objection) =>
        Assert.Equal(objection, new MassChange(Most: 20, Percent: 10, Few: 5).Objection("would delete", planned, all));
}
