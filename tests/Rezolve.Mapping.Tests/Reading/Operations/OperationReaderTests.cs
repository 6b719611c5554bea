using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Operations;

public sealed class OperationReaderTests
{
    private const string Head = "tickets (GET, desk.connector.json:7:3): ";
    private readonly FakeTimeProvider _clock = new(Fixed.Noon);

    [Theory]
    [InlineData("$.rows[*]", """{ "rows": "none" }""", "the answer has text at $.rows where a list of records is due.")]
    [InlineData("$.rows[*]", """{ "rows": { "a": 1 } }""", "the answer has an object at $.rows where a list of records is due.")]
    [InlineData("$.rows[*]", """{ "rows": null }""", "the answer has null at $.rows where a list of records is due.")]
    [InlineData("$.rows[*]", """{ "rows": 3 }""", "the answer has a number at $.rows where a list of records is due.")]
    [InlineData("$.rows", """{ "rows": false }""", "the answer has true or false at $.rows where a list of records is due.")]
    [InlineData("$[*]", """{ "error": "no" }""", "the answer has an object at $ where a list of records is due.")]
    [InlineData("$.rows[*]", "{ }", "the answer has no $.rows, where a list of records is due; if the vendor leaves an empty list out, say so: \"records\": \"{{ response.rows ?? [] }}\".")]
    [InlineData("$.rows[*]", """{ "rows": [1, 2""", "the answer cannot be read at byte 15: the JSON ends too early.")]
    [InlineData("$.rows[*]", """{ "rows": [1], "rows": [2] }""", "the answer cannot be read at byte 0: the records stand there twice: a member's name is repeated.")]
    [InlineData("{{ response.rows }}", """{ "rows": "x" }""", "records (test.json:1:1) gives text where a list is due.")]
    [InlineData("$..rows", "{ }", null)]
    public async Task AnAnswerWithoutTheListIsAFaultWithItsPlace(string records, string body, string? fault)
    {
        var page = Assert.Single(await ReadAsync(new Told(body), Fixed.Operation("tickets", records: records)));
        Assert.Empty(page.Rows);
        Assert.Equal(fault is null ? null : Head + fault, page.Fault?.Message);
    }

    [Fact]
    public async Task AnOperationThatDoesNotSayWhereRowsAreIsAFault()
    {
        var page = Assert.Single(await ReadAsync(Told.Rows([]), Fixed.Operation("tickets", records: null)));
        Assert.Equal(Head + "rows are due, but the operation does not say where they are; write `records`, such as \"$.items[*]\".", page.Fault!.Message);
    }

    [Theory]
    [InlineData("$.rows[*]")]
    [InlineData("$.rows")]
    [InlineData("$.rows[?@.id > 0]")]
    [InlineData("{{ response.rows }}")]
    public async Task RowsAreFoundHoweverTheyAreNamed(string records)
    {
        var page = Assert.Single(await ReadAsync(Told.Rows(["""{"id":1}""", """{"id":2}"""]), Fixed.Operation("tickets", records: records)));
        Assert.Equal(["""{"id":1}""", """{"id":2}"""], page.Rows);
        Assert.Null(page.Fault);
        Assert.True(page.IsLast);
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(205, "")]
    public async Task AnEmptyAnswerIsAnEmptyPage(int status, string body)
    {
        var page = Assert.Single(await ReadAsync(new Told(body, status), Fixed.Operation("tickets")));
        Assert.Empty(page.Rows);
        Assert.Null(page.Fault);
    }

    [Theory]
    [InlineData(500, "Retry")]
    [InlineData(429, "Throttle")]
    [InlineData(403, "Reject")]
    [InlineData(404, "Fail")]
    [InlineData(401, "Reauthorize")]
    public async Task ARefusalEndsReadingAndSaysWhatToDo(int status, string action)
    {
        var page = Assert.Single(await ReadAsync(new Told("{}", status), Fixed.Operation("tickets", """{ "type": "page" }""")));
        Assert.Equal(action, page.Fault!.Action.ToString());
        Assert.Contains($"was answered {status}", page.Fault.Message);
    }

    [Fact]
    public async Task ARepeatedCursorIsAnErrorAfterItsPage()
    {
        var answers = new Queue<string>(["a", "b", "a"]);
        var number = 0;
        var vendor = new FakeVendor(_ => Told.Rows([$$"""{"id":{{number++}}}"""], $", \"next\": \"{answers.Dequeue()}\""), _clock);
        var pages = await Run.OperationAsync(vendor, Fixed.Operation("tickets", """{ "type": "cursor", "next": "$.next" }"""), _clock);
        Assert.Equal(3, pages.Sum(page => page.Rows.Count));
        Assert.Equal(Head + "the cursor \"a\" came before, so paging would never end.", pages[^1].Fault!.Message);
    }

    [Theory]
    [InlineData("https://desk.example/api/tickets")] // the first page itself
    [InlineData("tickets")] // the same, relative to it
    [InlineData("https://DESK.example/api/tickets")]
    public async Task ANextPageThatIsTheSameIsAnError(string next)
    {
        var page = Assert.Single(await ReadAsync(
            Told.Rows(["1"], $", \"next\": \"{next}\""), Fixed.Operation("tickets", """{ "type": "nextUrl", "next": "$.next" }""")));
        Assert.Equal(Head + "the address of the next page was read before, so paging would never end.", page.Fault!.Message);
    }

    [Fact]
    public async Task ARelativeNextPageIsRelativeToThePageThatNamesIt()
    {
        var vendor = new FakeVendor(asked => asked.Url is null ? Told.Rows(["1"], ", \"next\": \"?p=2\"") : Told.Rows(["2"]), _clock);
        var pages = await Run.OperationAsync(vendor, Fixed.Operation("tickets", """{ "type": "nextUrl", "next": "$.next" }"""), _clock);
        Assert.Equal(["tickets {}", "tickets https://desk.example/api/tickets?p=2"], vendor.Log);
        Assert.Equal(["tickets", "tickets https://desk.example/api/tickets?p=2"], pages.Select(page => page.Asked));
    }

    [Fact]
    public async Task EmptyPagesForEverEndAtTheCeiling()
    {
        var number = 0;
        var vendor = new FakeVendor(_ => Told.Rows([], $", \"next\": \"{number++}\""), _clock);
        var pages = await Run.OperationAsync(vendor, Fixed.Operation("tickets", """{ "type": "cursor", "next": "$.next", "maxPages": 50 }"""), _clock);
        Assert.Equal(50, vendor.Log.Count);
        Assert.Equal(51, pages.Count);
        Assert.Contains("there are more than 50 pages", pages[^1].Fault!.Message);
    }

    [Fact]
    public async Task TheVendorsTimeAtSendingIsItsDateLessTheTimeTheAnswerTook()
    {
        var vendor = new FakeVendor(_ => Told.Rows([]), _clock) { Takes = TimeSpan.FromSeconds(3), ClockAhead = TimeSpan.FromMinutes(5) };
        var page = Assert.Single(await Run.OperationAsync(vendor, Fixed.Operation("tickets"), _clock));
        Assert.Equal(Fixed.Noon.AddMinutes(5).AddSeconds(-3), page.ServerBegan);
    }

    private Task<List<ReadPage<string>>> ReadAsync(Told told, OperationProgram operation) =>
        Run.OperationAsync(new FakeVendor(_ => told, _clock), operation, _clock);
}
