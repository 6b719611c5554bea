using Rezolve.Mapping.Http.Budgets;

namespace Rezolve.Mapping.Tests.Http.Budgets;

public sealed class VendorQuotaTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("x-ratelimit-remaining=0|x-ratelimit-reset=40", 40)]
    [InlineData("x-rate-limit-remaining=0|x-rate-limit-reset=40", 40)]
    [InlineData("ratelimit-remaining=0|ratelimit-reset=40", 40)]
    [InlineData("x-ratelimit-remaining=0|x-ratelimit-reset=1777636840", 40)]
    [InlineData("x-ratelimit-remaining=0|x-ratelimit-reset=1777636840000", 40)]
    [InlineData("x-ratelimit-remaining=0|x-ratelimit-reset=2026-05-01T12:00:40Z", 40)]
    [InlineData("x-ratelimit-remaining=0.0|x-ratelimit-reset=40", 40)]
    [InlineData("x-ratelimit-remaining=-1|x-ratelimit-reset=40", 40)]
    [InlineData("x-ratelimit-remaining=0|x-ratelimit-reset=1", 1)]
    [InlineData("x-ratelimit-remaining=0|x-ratelimit-reset=1777636000", 0)]
    [InlineData("x-ratelimit-remaining=0|x-ratelimit-reset=99999", 3600)]
    [InlineData("ratelimit=limit=100, remaining=0, reset=40", 40)]
    [InlineData("ratelimit=\"default\";r=0;t=40", 40)]
    public void WhatIsLeftAndUntilWhenIsRead(string fields, int seconds)
    {
        var notice = Assert.Single(Read(fields));
        Assert.Equal(Now.AddSeconds(seconds), notice.Until);
        Assert.True(notice.Left <= 0);
        Assert.Null(notice.Name);
    }

    [Theory]
    [InlineData("x-ratelimit-remaining=1|x-ratelimit-reset=40", 1, null, null)]
    [InlineData("x-ratelimit-limit=100|x-ratelimit-remaining=7|x-ratelimit-reset=40", 7, 100, null)]
    [InlineData("x-rate-limit=700|x-rate-limit-remaining=699|x-rate-limit-reset=40", 699, 700, null)]
    [InlineData("ratelimit=limit=100, remaining=5, reset=40", 5, 100, null)]
    [InlineData("ratelimit=\"default\";r=5;t=40", 5, null, null)]
    [InlineData("acme-ratelimit-search=total=100; remaining=99; resets=60", 99, 100, "acme-ratelimit-search")]
    public void HowMuchIsLeftOfHowMuch(string fields, int left, int? most, string? name)
    {
        var notice = Assert.Single(Read(fields));
        Assert.Equal((left, (long?)most, name), (notice.Left, notice.Most, notice.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x-ratelimit-remaining=0")]
    [InlineData("x-ratelimit-reset=40")]
    [InlineData("x-ratelimit-remaining=none|x-ratelimit-reset=40")]
    [InlineData("x-ratelimit-remaining=0|x-ratelimit-reset=later")]
    [InlineData("ratelimit=nonsense")]
    public void AnythingElseSaysNothing(string fields) => Assert.Empty(Read(fields));

    [Fact]
    public void SeveralQuotasAreReadFromOneAnswer()
    {
        var notices = Read("x-ratelimit-remaining=9|x-ratelimit-reset=5|acme-ratelimit-search=total=100; remaining=3; resets=60|acme-ratelimit-export=total=10; remaining=0; resets=30");
        Assert.Equal([(9L, 5), (3L, 60), (0L, 30)], notices.Select(one => (one.Left, (int)(one.Until - Now).TotalSeconds)));
    }

    [Fact]
    public void FurtherNamesAreReadWhereTheManifestGivesThem() => Assert.Equal(
        new QuotaNotice(0, null, Now.AddSeconds(9)), VendorQuota.Read(Headers("x-quota-left=0|x-quota-reset=9"), Now, null, "X-Quota-Left", "X-Quota-Reset"));

    private static List<QuotaNotice> Read(string fields) => [.. VendorQuota.Read(Headers(fields), Now, null)];

    private static Dictionary<string, string> Headers(string fields) =>
        fields.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}
