using CsCheck;
using Rezolve.Mapping.Hub.Monitors;

namespace Rezolve.Mapping.Tests.Hub.Monitors;

public sealed class LagSpreadTests
{
    [Theory]
    [InlineData(-5, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1.001, 2)]
    [InlineData(31, 60)]
    [InlineData(3601, 10_800)]
    [InlineData(259_200, 259_200)]
    public void A_change_counts_within_the_next_longer_span(double seconds, long within) =>
        Assert.Equal(TimeSpan.FromSeconds(within), LagSpread.Of(TimeSpan.FromSeconds(seconds)).Within(100));

    [Fact]
    public void Longer_than_the_longest_is_within_none() => Assert.Null(LagSpread.Of(TimeSpan.FromDays(4)).Within(50));

    [Fact]
    public void Of_nothing_no_share_is_known() => Assert.Equal((0, null), (new LagSpread().Count, new LagSpread().Within(50)));

    [Fact]
    public void Shares_are_told_of_all_that_counts()
    {
        var spread = Of([.. Enumerable.Repeat(1, 94), .. Enumerable.Repeat(20, 6)]);

        Assert.Equal((100, 1, 30), (spread.Count, spread.Within(50)!.Value.TotalSeconds, spread.Within(95)!.Value.TotalSeconds));
        Assert.Equal(1, spread.Within(94)!.Value.TotalSeconds);
    }

    [Fact]
    public void What_is_old_counts_less_and_less()
    {
        var spread = Of(Enumerable.Repeat(3600, 10_000));
        for (var i = 0; i < 15_000; i++)
            spread = spread.Then(LagSpread.Of(TimeSpan.FromSeconds(1)));

        Assert.InRange(spread.Count, 5000, 10_000);
        Assert.Equal(1, spread.Within(50)!.Value.TotalSeconds);
    }

    [Fact]
    public void A_share_is_never_told_shorter_than_it_was() =>
        Gen.Select(Gen.Double[0.01, 200_000].Array[1, 200], Gen.Int[1, 100]).Sample((seconds, percent) =>
        {
            var exact = seconds.Order().ElementAt(((seconds.Length * percent) + 99) / 100 - 1);
            return Of(seconds).Within(percent)!.Value.TotalSeconds >= exact;
        });

    [Fact]
    public void What_was_kept_is_the_same_when_it_is_read()
    {
        var key = LagRows.KeyOf("acme", "both", "lab");
        var spread = Of([1, 20, 400_000]);
        var row = LagRows.Of(key, spread, 0);

        Assert.Equal("both/lab", key.Id);
        Assert.Equal(spread.Counts, LagRows.Read(new Rezolve.Mapping.Storage.StoredRow(key, 1, row.Content)).Counts);
        Assert.Equal(0, LagRows.Read(null).Count);
        Assert.Equal(0, LagSpread.Of([1, 2]).Count);
    }

    private static LagSpread Of(IEnumerable<int> seconds) => Of(seconds.Select(one => (double)one));

    private static LagSpread Of(IEnumerable<double> seconds) => seconds.Aggregate(new LagSpread(), (spread, one) => spread.Then(LagSpread.Of(TimeSpan.FromSeconds(one))));
}
