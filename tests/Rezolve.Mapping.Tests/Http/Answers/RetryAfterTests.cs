using Rezolve.Mapping.Http.Answers;

namespace Rezolve.Mapping.Tests.Http.Answers;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("30", 30)]
    [InlineData(" 30 ", 30)]
    [InlineData("1.5", 1.5)]
    [InlineData("0.25", 0.25)]
    [InlineData("-5", 0)]
    [InlineData("3600", 3600)]
    [InlineData("3601", 3600)]
    [InlineData("99999999999999999999999", 3600)]
    [InlineData("Fri, 01 May 2026 12:00:30 GMT", 30)]
    [InlineData("Fri, 01 May 2026 11:00:00 GMT", 0)]
    [InlineData("Sat, 02 May 2026 12:00:00 GMT", 3600)]
    [InlineData("Friday, 01-May-26 12:00:30 GMT", 30)]
    [InlineData("2026-05-01T12:00:30Z", 30)]
    public void BothFormsAreReadWithinAnHour(string field, double seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), RetryAfter.Read(field, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    public void WhatIsNeitherIsNothing(string? field) => Assert.Null(RetryAfter.Read(field, Now));

    [Fact]
    public void ADateIsMeantByTheServersClock() =>
        Assert.Equal(Now.AddSeconds(30), RetryAfter.Read("Fri, 01 May 2026 11:50:30 GMT", Now, serverDate: Now.AddMinutes(-10)));
}
