namespace Rezolve.Mapping.Tests.Expressions.Functions.Time;

/// <summary>Zones, changes of the clocks, and the edges of the calendar.</summary>
public sealed class TimeTests
{
    [Theory]
    // Clocks go back: 02:30 happens twice and means the first; forward: it never happens and moves by the gap.
    [InlineData("2026-10-25T01:59:59", "Europe/Berlin", "2026-10-24T23:59:59Z")]
    [InlineData("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00:00Z")]
    [InlineData("2026-03-29T01:59:59", "Europe/Berlin", "2026-03-29T00:59:59Z")]
    [InlineData("2026-03-29T02:00", "Europe/Berlin", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00Z")]
    [InlineData("2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00Z")]
    [InlineData("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00Z")]
    [InlineData("2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00Z")]
    [InlineData("2026-05-01T12:00", "Asia/Kathmandu", "2026-05-01T06:15:00Z")]
    // Half an hour of change only.
    [InlineData("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00Z")]
    // A day that never was.
    [InlineData("2011-12-30T12:00", "Pacific/Apia", "2011-12-30T22:00:00Z")]
    [InlineData("2026-05-01T12:00+02:00", "America/New_York", "2026-05-01T10:00:00Z")]
    public void ALocalTimeMeansOneInstant(string text, string zone, string expected) =>
        Assert.Equal($"\"{expected}\"", Slot.Evaluate($"instant('{text}', null, '{zone}')"));

    [Theory]
    [InlineData("local")]
    [InlineData("Localtime")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("Nowhere/City")]
    [InlineData("")]
    public void WhatIsNoZoneOrThatOfThisMachineIsRefused(string zone) =>
        Assert.StartsWith("date(i, zone?): 'zone' names no time zone", Slot.Fault($"date(now, '{zone}')").Message);

    [Theory]
    [InlineData("instant('0001-01-01T00:00+01:00')")]
    [InlineData("instant('9999-12-31T23:59-01:00')")]
    [InlineData("minus(instant('0001-01-01'), 'PT1S')")]
    [InlineData("plus(instant('9999-12-31'), 'P1M')")]
    public void TheEndsOfTheCalendarAreFaults(string source) =>
        Assert.Contains("outside the years 1 to 9999", Slot.Fault(source).Message);

    [Theory]
    [InlineData("formatInstant(instant('0001-01-01'), 'yyyy-MM-dd HH', 'America/New_York')")]
    [InlineData("formatInstant(instant('9999-12-31T23:59Z'), 'yyyy-MM-dd HH', 'Pacific/Kiritimati')")]
    [InlineData("date(instant('9999-12-31T23:59Z'), 'Pacific/Kiritimati')")]
    public void AtTheEndsAZoneNeverThrows(string source) => Assert.NotNull(Slot.Compile(source));

    [Theory]
    [InlineData("instant('2026-05-01', 'yyyy-MM-dd')", "2026-05-01T00:00:00Z")]
    [InlineData("instant('01/May/2026:12:00:00 +0200', 'dd/MMM/yyyy:HH:mm:ss zzz')", "2026-05-01T10:00:00Z")]
    [InlineData("instant('2026-05-01 12:00', 'yyyy-MM-dd')", null)]
    [InlineData("instant('2026-05-01T12:00:00 +02:00', 'yyyy-MM-ddTHH:mm:ss zzz', 'America/New_York')", "2026-05-01T10:00:00Z")]
    [InlineData("instant('2026-05-01 12:00', 'yyyy-MM-dd HH:mm', 'America/New_York')", "2026-05-01T16:00:00Z")]
    [InlineData("instant(date(now), null, 'Europe/Berlin')", "2026-04-30T22:00:00Z")]
    [InlineData("instant(now)", "2026-05-01T10:00:00Z")]
    [InlineData("instant(record.a, record.b)", "2026-05-01T00:00:00Z")]
    public void APatternIsReadAsItIsWritten(string source, string? expected)
    {
        if (expected is not null)
            Assert.Equal($"\"{expected}\"", Slot.Evaluate(source, """{"a":"01.05.26","b":"dd.MM.yy"}"""));
        else
            Assert.Contains("expected an instant written as", Slot.Fault(source).Message);
    }

    [Theory]
    [InlineData("P1Y2M3W4DT5H6M7.8S", "2027-07-26T15:06:07.8Z")]
    [InlineData("-PT1H", "2026-05-01T09:00:00Z")]
    [InlineData("PT36H", "2026-05-02T22:00:00Z")]
    [InlineData("P0D", "2026-05-01T10:00:00Z")]
    [InlineData("PT0,5S", "2026-05-01T10:00:00.5Z")]
    public void DurationsAreIso8601(string duration, string expected) => Assert.Equal($"\"{expected}\"", Slot.Evaluate($"plus(now, '{duration}')"));

    [Theory]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("PT1D")]
    [InlineData("P1H")]
    [InlineData("1D")]
    [InlineData("PT1.5H")]
    [InlineData("P999999999Y")]
    [InlineData("PT9999999999999S")]
    public void AnythingElseIsNoDuration(string duration) => Assert.Contains("'duration' has to be", Slot.Fault($"plus(now, '{duration}')").Message);
}
