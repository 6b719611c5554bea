using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Values;

public sealed class IsoInstantTests
{
    [Theory]
    [InlineData("2026-05-01", "2026-05-01T00:00:00.0000000", null)]
    [InlineData("2026-05-01T10:00", "2026-05-01T10:00:00.0000000", null)]
    [InlineData("2026-05-01 10:00:05", "2026-05-01T10:00:05.0000000", null)]
    [InlineData("2026-05-01T10:00:05.1", "2026-05-01T10:00:05.1000000", null)]
    [InlineData("2026-05-01T10:00:05,123456789Z", "2026-05-01T10:00:05.1234567", "00:00:00")]
    [InlineData("2026-05-01t10:00:05z", "2026-05-01T10:00:05.0000000", "00:00:00")]
    [InlineData("2026-05-01T10:00:05+02:00", "2026-05-01T10:00:05.0000000", "02:00:00")]
    [InlineData("2026-05-01T10:00:05-0330", "2026-05-01T10:00:05.0000000", "-03:30:00")]
    [InlineData("2026-05-01T10:00:05+02", "2026-05-01T10:00:05.0000000", "02:00:00")]
    [InlineData("2026-05-01 10:00:05 +0200", "2026-05-01T10:00:05.0000000", "02:00:00")]
    public void TheFormsThatServicesWriteAreRead(string text, string local, string? offset)
    {
        Assert.True(IsoInstant.TryRead(text, out var readLocal, out var readOffset));
        Assert.Equal(local, readLocal.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff"));
        Assert.Equal(offset, readOffset?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-5-1")]
    [InlineData("2026-02-30")]
    [InlineData("0000-01-01")]
    [InlineData("2026-05-01T24:00")]
    [InlineData("2026-05-01T10:60")]
    [InlineData("2026-05-01T10:00:60")]
    [InlineData("2026-05-01T10")]
    [InlineData("2026-05-01Z")]
    [InlineData("2026-05-01T10:00 ")]
    [InlineData("2026-05-01T10:00:00+15:00")]
    [InlineData("2026-05-01T10:00:00+02:60")]
    [InlineData("2026-05-01T10:00:00 Z")]
    [InlineData("２０２６-05-01")]
    public void AnythingElseIsRefused(string text) => Assert.False(IsoInstant.TryRead(text, out _, out _));
}
