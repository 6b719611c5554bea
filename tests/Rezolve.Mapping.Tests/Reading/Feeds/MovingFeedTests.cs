using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Feeds;

/// <summary>Feeds sorted by a moving time and paged by number: the rows shift while they are read.</summary>
public sealed class MovingFeedTests
{
    private const string ByTime = """{ "type": "instant", "field": "$.at", "ordered": true }""";
    private readonly FakeTimeProvider _clock = new(Fixed.Noon);

    private static DateTimeOffset Old => Fixed.Noon.AddDays(-30);

    [Fact]
    public async Task WithoutRestartARowIsOverlookedWhenAnotherLeaves()
    {
        var desk = DeskOf(30, size: 10, id => Old.AddMinutes(id));
        desk.Before = Touching(desk, answer: 2, id: 1);
        var run = await ReadAsync(desk, """{ "type": "page" }""");
        Assert.DoesNotContain("11", run.Keys); // why restartAfter exists
    }

    [Fact]
    public async Task WithARestartAfterEachPageNothingIsOverlooked()
    {
        var desk = DeskOf(30, size: 10, id => Old.AddMinutes(id));
        desk.Before = Touching(desk, answer: 2, id: 1);
        var run = await ReadAsync(desk, """{ "type": "page", "restartAfter": 10 }""");
        Assert.Equal([.. Keys(30), "1"], run.Keys); // 1 again, since it was changed
        Assert.Null(run.Fault);
        Assert.Equal(run.Counts.Received - 31, run.Counts.Duplicates);
    }

    [Theory]
    [InlineData(250, 100)]
    [InlineData(300, 100)]
    [InlineData(301, 100)]
    [InlineData(1000, 10)]
    public async Task ManyRowsOfOneTimeAreReadOnceEach(int rows, int size)
    {
        var desk = DeskOf(rows + 20, size, id => id <= rows ? Old : Old.AddHours(id));
        var run = await ReadAsync(desk, $$"""{ "type": "page", "restartAfter": {{size}} }""");
        Assert.Equal(Keys(rows + 20), run.Keys);
        Assert.Null(run.Fault);
    }

    [Theory]
    [InlineData(250, 3)]
    [InlineData(250, 4)]
    [InlineData(400, 5)]
    public async Task ARowThatLeavesManyOfOneTimeMakesNoOtherBeOverlooked(int rows, int answer)
    {
        var desk = DeskOf(rows + 20, size: 100, id => id <= rows ? Old : Old.AddHours(id));
        desk.Before = Touching(desk, answer, id: 1);
        var run = await ReadAsync(desk, """{ "type": "page", "restartAfter": 100 }""");
        Assert.Equal(Keys(rows + 20).Order(), run.Keys.Distinct().Order());
        Assert.Null(run.Fault);
    }

    [Fact]
    public async Task WhatIsWithinTheLookBackIsPagedThroughWithoutEnd()
    {
        var desk = DeskOf(95, size: 10, id => Fixed.Noon.AddSeconds(-100 + id));
        var vendor = new FakeVendor(desk.Answer, _clock) { Takes = TimeSpan.FromSeconds(1) };
        var run = await Run.ChangesAsync(vendor, Fixed.WithChanges(Fixed.Operation("tickets", """{ "type": "page", "restartAfter": 10 }"""), ByTime), _clock);
        Assert.Equal(Keys(95), run.Keys);
        Assert.Equal("2026-05-01T11:57:59Z", run.Mark!.At); // as the run began, less two minutes and the second the first answer took
    }

    [Fact]
    public void NothingIsLostWhateverIsAddedAndTouchedMeanwhile()
    {
        var moves = Gen.Select(Gen.Int[1, 12], Gen.Int[0, 40], (answer, id) => (answer, id)).Array[0, 6];
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 8], Gen.Int[1, 40], moves).Sample(
            (rows, size, apart, changes) =>
            {
                var clock = new FakeTimeProvider(Fixed.Noon);
                var desk = DeskOf(rows, size, id => Old.AddSeconds(id * apart / 8));
                desk.Before = answer => Change(desk, clock, changes.Where(change => change.answer == answer).Select(change => change.id));
                var first = ReadAsync(desk, $$"""{ "type": "page", "restartAfter": {{size}} }""", clock).GetAwaiter().GetResult();
                desk.Before = null; // what changed behind the reader's back is the next run's
                var second = ReadAsync(desk, $$"""{ "type": "page", "restartAfter": {{size}} }""", clock, first.Mark).GetAwaiter().GetResult();
                var lost = desk.Tickets.Select(ticket => ticket.ToString()).Except(first.Records).Except(second.Records).ToList();
                Assert.True(lost.Count == 0, $"lost {string.Join(' ', lost)} of {rows} by {size}");
                Assert.All([first, second], run => Assert.Equal(run.Records.Distinct().Count(), run.Records.Count)); // each version of a row comes once
            },
            iter: 150);
    }

    [Fact]
    public async Task RowsOutOfOrderKeepTheMarkUntilTheEnd()
    {
        var vendor = new FakeVendor(
            asked => asked.Page["number"].Text == "1"
                ? Told.Rows([$$"""{"id":1,"at":"2026-04-02T00:00:00Z"}""", $$"""{"id":2,"at":"2026-04-01T00:00:00Z"}"""])
                : Told.Rows([]),
            _clock);
        var mark = new CursorMark("instant", "2026-03-01T00:00:00Z");
        var run = await Run.ChangesAsync(vendor, Fixed.WithChanges(Fixed.Operation("tickets", """{ "type": "page", "restartAfter": 1 }"""), ByTime), _clock, mark);
        Assert.Equal([mark.At, "2026-04-02T00:00:00Z"], run.Pages.Select(page => page.Mark!.At));
        Assert.Contains("are not in the order of the cursor's field", Assert.Single(run.Notes));
    }

    [Fact]
    public async Task MarksMoveWithEachPageOnlyWhereRowsAreOrdered()
    {
        var ordered = await ReadAsync(DeskOf(6, size: 2, id => Old.AddMinutes(id)), """{ "type": "page" }""");
        Assert.Equal([Old.AddMinutes(2), Old.AddMinutes(4), Old.AddMinutes(6), Old.AddMinutes(6)], ordered.Pages.Select(page => DateTimeOffset.Parse(page.Mark!.At)));
        var vendor = new FakeVendor(DeskOf(6, size: 2, id => Old.AddMinutes(id)).Answer, _clock);
        var entity = Fixed.WithChanges(Fixed.Operation("tickets", """{ "type": "page" }"""), """{ "type": "instant", "field": "$.at" }""");
        var loose = await Run.ChangesAsync(vendor, entity, _clock);
        Assert.Equal([null, null, null, Old.AddMinutes(6)], loose.Pages.Select(page => page.Mark is { } mark ? DateTimeOffset.Parse(mark.At) : (DateTimeOffset?)null));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task WindowsGiveEachRowOnceAndLeaveEmptySpansBehind(string ordered)
    {
        var desk = DeskOf(25, size: 3, id => Old.AddHours(id <= 10 ? id : id + 200)); // nothing for a week
        var vendor = new FakeVendor(desk.Answer, _clock);
        var cursor = $$"""{ "type": "instant", "field": "$.at", "window": "PT5H", "ordered": {{ordered}} }""";
        var entity = Fixed.WithChanges(Fixed.Operation("tickets", """{ "type": "page", "total": "$.total" }"""), cursor);
        var run = await Run.ChangesAsync(vendor, entity, _clock, new CursorMark("instant", "2026-04-01T12:00:00Z"));
        Assert.Equal(Keys(25), run.Keys);
        Assert.Equal(5 + run.Counts.Read, run.Counts.Received); // rows at the border of two windows come in both, and are counted
        Assert.Equal(5, run.Counts.Duplicates);
        Assert.Equal("2026-05-01T07:00:00Z", run.Mark!.At); // the end of the last full window
        Assert.Equal(run.Pages.Select(page => page.Mark!.At).Order(), run.Pages.Select(page => page.Mark!.At));
    }

    private static void Change(Desk desk, FakeTimeProvider clock, IEnumerable<int> ids)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var id in ids)
        {
            var now = clock.GetUtcNow();
            if (desk.Tickets.Any(ticket => ticket.Id == id))
                desk.Touch(id, now);
            else
                desk.Add(new Ticket(id, now));
        }
    }

    private Action<int> Touching(Desk desk, int answer, int id) => now =>
    {
        if (now == answer)
            desk.Touch(id, Fixed.Noon);
    };

    private Task<Run> ReadAsync(Desk desk, string pages) => ReadAsync(desk, pages, _clock);

    private static Task<Run> ReadAsync(Desk desk, string pages, FakeTimeProvider clock, CursorMark? mark = null) =>
        Run.ChangesAsync(new FakeVendor(desk.Answer, clock), Fixed.WithChanges(Fixed.Operation("tickets", pages), ByTime), clock, mark);

    private static Desk DeskOf(int rows, int size, Func<int, DateTimeOffset> at) => new(Enumerable.Range(1, rows).Select(id => new Ticket(id, at(id))), size);

    private static IEnumerable<string> Keys(int rows) => Enumerable.Range(1, rows).Select(id => id.ToString());
}
