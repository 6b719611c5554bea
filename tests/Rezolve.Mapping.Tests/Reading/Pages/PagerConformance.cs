using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Pages;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Pages;

/// <summary>What every paginator must do, whatever it is made of.</summary>
public abstract class PagerConformance
{
    private readonly FakeTimeProvider _clock = new(Fixed.Noon);

    /// <summary>The paginator, for pages of that size.</summary>
    protected abstract string Manifest(int size);

    /// <summary>The same with one more member.</summary>
    protected string Manifest(int size, string more) => Manifest(size)[..^1] + $", {more} }}";

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(2, 3)] // one short page
    [InlineData(3, 3)] // one full page
    [InlineData(4, 3)]
    [InlineData(6, 3)] // full pages only
    [InlineData(7, 3)]
    [InlineData(5, 1)]
    public async Task EveryRowComesOnceAndInOrder(int rows, int size) => Assert.Equal(Numbers(rows), await IdsAsync(rows, size));

    [Fact]
    public void EveryRowComesOnceWhateverTheSizes() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 20]).Sample(
            (rows, size) => IdsAsync(rows, size).GetAwaiter().GetResult().SequenceEqual(Numbers(rows)), iter: 60);

    [Fact]
    public async Task UntilEndsPagingWhateverElseIsTold()
    {
        var desk = DeskOf(9, 3);
        var told = new FakeVendor(
            asked =>
            {
                var answer = desk.Answer(asked);
                return desk.Answers == 2 ? answer with { Body = answer.Body.Replace("\"total\"", "\"done\": true, \"total\"") } : answer;
            },
            _clock);
        var pages = await Run.OperationAsync(told, Fixed.Operation("tickets", Manifest(3, "\"until\": \"$.done\"")), _clock);
        Assert.Equal(2, pages.Count);
        Assert.Null(pages[^1].Fault);
    }

    [Fact]
    public async Task OnePageTooManyIsAnError()
    {
        var vendor = new FakeVendor(DeskOf(9, 3).Answer, _clock);
        var pages = await Run.OperationAsync(vendor, Fixed.Operation("tickets", Manifest(3, "\"maxPages\": 2")), _clock);
        Assert.Equal(6, pages.Sum(page => page.Rows.Count));
        Assert.Equal(2, vendor.Log.Count);
        Assert.Equal(
            "tickets (GET, desk.connector.json:7:3): there are more than 2 pages; ask for less, or raise maxPages (test.json:1:1).", pages[^1].Fault!.Message);
    }

    [Fact]
    public async Task AVendorThatDoesNotTurnPagesIsAnError()
    {
        var desk = DeskOf(9, 3);
        var vendor = new FakeVendor(asked => desk.Answer(asked with { Url = null, Scope = new Scope() }), _clock);
        var pages = await Run.OperationAsync(vendor, Fixed.Operation("tickets", Manifest(3)), _clock);
        Assert.Equal(3, pages.Sum(page => page.Rows.Count));
        Assert.Equal(2, vendor.Log.Count);
        Assert.Contains("the request does not turn pages", pages[^1].Fault!.Message);
    }

    [Fact]
    public void PagingIsResumedMidwayFromATurn()
    {
        var (first, second) = (Program(3), Program(3));
        var desk = DeskOf(9, 3);
        var (turn, received) = (first.First(), 0L);
        for (var page = 0; page < 2; page++)
            (turn, received) = Step(first, desk, turn, received);
        var there = Step(first, desk, turn, received).Turn;
        var here = Step(second, desk, turn, received).Turn; // another instance goes on: a pager keeps nothing
        Assert.Equal((there.Page.ToString(), there.Url, there.Fault), (here.Page.ToString(), here.Url, here.Fault));
    }

    [Fact]
    public async Task RowsAddedAtTheEndMeanwhileAreNotLost()
    {
        var desk = DeskOf(7, 3);
        desk.Before = answer =>
        {
            if (answer == 2)
                desk.Add(new Ticket(8, Fixed.Noon));
        };
        var pages = await Run.OperationAsync(new FakeVendor(desk.Answer, _clock), Fixed.Operation("tickets", Manifest(3)), _clock);
        Assert.Equal(Numbers(8), Ids(pages.SelectMany(page => page.Rows)));
    }

    private static (PageTurn Turn, long Received) Step(PagerProgram pager, Desk desk, PageTurn turn, long received)
    {
        var scope = new Scope();
        scope[Root.Page] = turn.Page;
        var url = turn.Url is null || turn.Url.StartsWith("http", StringComparison.Ordinal) ? turn.Url : "https://desk.example" + turn.Url;
        var told = desk.Answer(new Asked(Fixed.Operation("tickets"), scope, url));
        var link = told.Link is null ? "" : $", \"link\": {System.Text.Json.JsonSerializer.Serialize(told.Link)}";
        var answered = Answered.Of($$"""{ "body": {{told.Body}}, "headers": { "x": "y"{{link}} } }""");
        return (pager.Next(turn, answered.Scope, answered.Count, received + answered.Count), received + answered.Count);
    }

    private async Task<IEnumerable<int>> IdsAsync(int rows, int size)
    {
        var pages = await Run.OperationAsync(new FakeVendor(DeskOf(rows, size).Answer, _clock), Fixed.Operation("tickets", Manifest(size)), _clock);
        Assert.Null(pages[^1].Fault);
        return Ids(pages.SelectMany(page => page.Rows));
    }

    private PagerProgram Program(int size) => Fragment.Compile<PagerProgram>(PageKinds.All, Manifest(size));

    private static Desk DeskOf(int rows, int size) => new(Numbers(rows).Select(id => new Ticket(id, Fixed.Noon.AddMinutes(id - 1000))), size);

    private static IEnumerable<int> Numbers(int rows) => Enumerable.Range(1, rows);

    private static IEnumerable<int> Ids(IEnumerable<string> rows) => rows.Select(row => int.Parse(row.Split("\"id\":")[1].Split(',')[0]));
}

public sealed class CursorPagesConformance : PagerConformance
{
    protected override string Manifest(int size) => """{ "type": "cursor", "next": "$.after" }""";
}

public sealed class NextUrlPagesConformance : PagerConformance
{
    protected override string Manifest(int size) => """{ "type": "nextUrl", "next": "$.next" }""";
}

public sealed class LinkPagesConformance : PagerConformance
{
    protected override string Manifest(int size) => """{ "type": "nextUrl", "link": true }""";
}

public sealed class NumberedPagesConformance : PagerConformance
{
    protected override string Manifest(int size) => """{ "type": "page" }""";
}

public sealed class SizedPagesConformance : PagerConformance
{
    protected override string Manifest(int size) => $$"""{ "type": "page", "size": {{size}} }""";
}

public sealed class TotalPagesConformance : PagerConformance
{
    protected override string Manifest(int size) => """{ "type": "page", "total": "$.total", "short": true }""";
}

public sealed class OffsetPagesConformance : PagerConformance
{
    protected override string Manifest(int size) => $$"""{ "type": "offset", "size": {{size}} }""";
}

public sealed class SteppedOffsetPagesConformance : PagerConformance
{
    protected override string Manifest(int size) => $$"""{ "type": "offset", "size": {{size}}, "step": "size", "total": "$.total" }""";
}
