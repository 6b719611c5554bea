using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Cursors;

public sealed class CursorTests
{
    private static readonly DateTimeOffset Noon = Fixed.Noon;

    [Theory]
    [InlineData("\"2026-05-01T10:00:00Z\"", "2026-05-01T10:00:00Z")]
    [InlineData("\"2026-05-01T10:00:00.123Z\"", "2026-05-01T10:00:00.123Z")]
    [InlineData("\"2026-05-01T10:00:00.123456789Z\"", "2026-05-01T10:00:00.1234567Z")]
    [InlineData("\"2026-05-01T10:00:00.123456789+02:00\"", "2026-05-01T08:00:00.1234567Z")]
    [InlineData("\"2026-05-01T10:00:00+02:00\"", "2026-05-01T08:00:00Z")]
    [InlineData("\"2026-05-01T10:00:00.000+0200\"", "2026-05-01T08:00:00Z")]
    [InlineData("\"2026-05-01T10:00:00-0530\"", "2026-05-01T15:30:00Z")]
    public void ATimeWithAnyOffsetIsAPosition(string written, string position) => Assert.Equal(position, ValueText.Of(Position(written)));

    [Theory]
    [InlineData("\"2026-05-01T10:00:00\"", "\"2026-05-01T10:00:00\" is no ISO 8601 time with an offset; another form becomes one by instant(text, pattern, zone)")]
    [InlineData("\"yesterday\"", "\"yesterday\" is no ISO 8601 time with an offset; another form becomes one by instant(text, pattern, zone)")]
    [InlineData("1777629600", "1777629600 is a number, not a time; say fromEpochSeconds(…) or fromEpochMillis(…)")]
    [InlineData("null", "the record has no time there")]
    [InlineData("[]", "[] is no time")]
    public void WhatIsNoTimeIsAFault(string written, string fault) => Assert.Equal(fault, Position(written).Text);

    [Fact]
    public void TheFirstQueryBeginsAtTheMarkElseAtTheSyncElseIn1970()
    {
        var cursor = Cursor();
        Assert.Equal("2026-04-01T00:00:00Z", Since(cursor.First(new("instant", "2026-04-01T00:00:00.9Z"), Noon.AddYears(-1), Noon)));
        Assert.Equal("2025-05-01T12:00:00Z", Since(cursor.First(null, Noon.AddYears(-1), Noon)));
        Assert.Equal("1970-01-01T00:00:00Z", Since(cursor.First(null, null, Noon)));
        Assert.Equal("1970-01-01T00:00:00Z", Since(cursor.First(new("counter", "17"), null, Noon))); // a mark of another kind is none
    }

    [Fact]
    public void AMarkInTheFutureIsNeverAskedFor() =>
        Assert.Equal("2026-05-01T11:59:00Z", Since(Cursor(", \"lag\": \"PT1M\"").First(new("instant", "2030-01-01T00:00:00Z"), null, Noon)));

    [Fact]
    public void AfterAnOutageTheQueryStartsWhereTheLastOneEnded()
    {
        var cursor = Cursor();
        var query = cursor.First(new("instant", "2026-04-01T00:00:00Z"), null, Noon);
        Assert.Equal(query.Mark, cursor.MarkAfter(query, new CursorProgress(Value.Undefined, true, Noon))); // nothing seen: never a time of its own
    }

    [Fact]
    public void TheMarkNeverGoesBack()
    {
        var cursor = Cursor();
        var query = cursor.First(new("instant", "2026-05-01T11:59:00Z"), null, Noon);
        Assert.Equal(query.Mark, cursor.MarkAfter(query, new CursorProgress(Value.Of(Noon), true, Noon)));
        Assert.Equal(query.Mark, cursor.MarkAfter(query, new CursorProgress(Value.Of(Noon.AddDays(-1)), true, Noon)));
    }

    [Fact]
    public void ARecordFromTheFutureDoesNotDragTheMarkAlong()
    {
        var cursor = Cursor();
        var mark = cursor.MarkAfter(cursor.First(null, null, Noon), new CursorProgress(Value.Of(Noon.AddYears(9)), true, Noon));
        Assert.Equal("2026-05-01T11:58:00Z", mark!.At);
    }

    [Fact]
    public void WindowsFollowEachOtherUntilNow()
    {
        var cursor = Cursor(", \"window\": \"PT12H\", \"lookBack\": \"PT1H\"");
        var spans = new List<string>();
        var mark = new CursorMark("instant", "2026-04-30T06:30:00Z");
        CursorQuery? query = cursor.First(mark, null, Noon);
        while (query is not null)
        {
            spans.Add($"{Since(query)} {query.Root["until"]}");
            mark = cursor.MarkAfter(query, new CursorProgress(Value.Undefined, true, Noon));
            query = cursor.Following(query, mark, Noon);
        }
        Assert.Equal(
            [
                "2026-04-30T06:30:00Z \"2026-04-30T18:30:00Z\"", "2026-04-30T18:30:00Z \"2026-05-01T06:30:00Z\"", "2026-05-01T06:30:00Z \"2026-05-01T12:00:00Z\"",
            ],
            spans);
        Assert.Equal("2026-05-01T06:30:00Z", mark!.At); // empty windows are left behind, the open one is not
    }

    [Fact]
    public void AWindowShorterThanTheResolutionStillEnds()
    {
        var cursor = Cursor(", \"window\": \"PT1S\", \"resolution\": \"PT1M\"");
        var count = 0;
        for (var query = cursor.First(null, Noon.AddMinutes(-10), Noon); query is not null; query = cursor.Following(query, null, Noon))
            Assert.True(++count < 20);
        Assert.Equal(10, count);
    }

    [Fact]
    public void AMarkIsJsonAndBack()
    {
        var mark = new CursorMark("instant", "2026-05-01T10:00:00Z");
        Assert.Equal("""{"type":"instant","at":"2026-05-01T10:00:00Z"}""", mark.ToValue().ToString());
        Assert.Equal(mark, CursorMark.Of(ValueJson.Read(ValueJson.ToBytes(mark.ToValue()))));
        Assert.Null(CursorMark.Of(Value.Of("2026")));
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("\"7\"", "7")]
    [InlineData("7.0", "7")]
    [InlineData("7.5", "fault: 7.5 is no whole number of 64 bits")]
    [InlineData("\"x7\"", "fault: \"x7\" is no whole number of 64 bits")]
    [InlineData("\"99999999999999999999\"", "fault: \"99999999999999999999\" is no whole number of 64 bits")]
    [InlineData("null", "fault: the record has no number there")]
    public void ACounterIsAWholeNumber(string written, string position) =>
        Assert.Equal(position, Position(written, """{ "type": "counter", "field": "$.at" }""").ToString());

    [Fact]
    public void ACounterMovesAfterTheLastPageOnlyAndNeverBack()
    {
        var cursor = Fixed.Cursor("""{ "type": "counter", "field": "$.at" }""");
        var query = cursor.First(new("counter", "40"), null, Noon);
        Assert.Equal("40", cursor.MarkAfter(query, new CursorProgress(Value.Of(50), false, Noon))!.At);
        Assert.Equal("50", cursor.MarkAfter(query, new CursorProgress(Value.Of(50), true, Noon))!.At);
        Assert.Equal("40", cursor.MarkAfter(query, new CursorProgress(Value.Of(9), true, Noon))!.At);
    }

    private static CursorProgram Cursor(string more = "") => Fixed.Cursor($$"""{ "type": "instant", "field": "$.at"{{more}} }""");

    private static string Since(CursorQuery query) => ValueText.Of(query.Root["since"]);

    private static Value Position(string written, string cursor = """{ "type": "instant", "field": "$.at" }""") =>
        Fixed.Cursor(cursor).Position(new Scope { Document = JsonSerializer.Deserialize<JsonElement>($$"""{ "at": {{written}} }""") });
}
