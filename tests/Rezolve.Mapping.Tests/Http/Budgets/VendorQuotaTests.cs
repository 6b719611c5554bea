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
    public void NothingLeftMeansWaiting(string fields, int seconds) => Assert.Equal(Now.AddSeconds(seconds), Read(fields));

    [Theory]
    [InlineData("")]
    [InlineData("x-ratelimit-remaining=1|x-ratelimit-reset=40")]
    [InlineData("x-ratelimit-remaining=0")]
    [InlineData("x-ratelimit-reset=40")]
    [InlineData("x-ratelimit-remaining=none|x-ratelimit-reset=40")]
    [InlineData("x-ratelimit-remaining=0|x-ratelimit-reset=later")]
    [InlineData("ratelimit=limit=100, remaining=5, reset=40")]
    [InlineData("ratelimit=\"default\";r=5;t=40")]
    [InlineData("ratelimit=nonsense")]
    public void AnythingElseDoesNot(string fields) => Assert.Null(Read(fields));

    [Fact]
    public void FurtherNamesAreReadWhereTheManifestGivesThem()
    {
        Assert.Equal(Now.AddSeconds(9), Read("x-quota-left=0|x-quota-reset=9", "X-Quota-Left", "X-Quota-Reset"));
        Assert.Null(Read("x-quota-left=0|x-quota-reset=9"));
    }

    private static DateTimeOffset? Read(string fields, string? remaining = null, string? reset = null)
    {
        var headers = fields.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return VendorQuota.ExhaustedUntil(headers, Now, null, remaining, reset);
    }
}
