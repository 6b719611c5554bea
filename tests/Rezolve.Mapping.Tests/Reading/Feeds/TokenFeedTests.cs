using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Tests.Calling.Fixtures;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Feeds;

/// <summary>Feeds whose mark is a token of the vendor's.</summary>
public sealed class TokenFeedTests
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task TheFirstRunBeginsAtTheBeginningAndTheNextOnesAtTheToken()
    {
        var bench = Bench(request => request.Contains("token=t1") ? Page("t2", 3) : Page("t1", 1, 2));

        var first = await RunAsync(bench, null);
        var second = await RunAsync(bench, first.Mark);

        Assert.Equal(new CursorMark("token", "t1"), first.Mark);
        Assert.Equal(new CursorMark("token", "t2"), second.Mark);
        Assert.Equal(["GET /api/changes?since=2026-01-01", "GET /api/changes?token=t1"], bench.Requests);
        Assert.Empty(first.Notes.Concat(second.Notes));
    }

    [Fact]
    public async Task OnlyTheLastPageMovesTheMark()
    {
        var bench = Bench(request => request.Contains("page=p2") ? Page("t2", 3) : """{"rows":[{"id":1},{"id":2}],"page":"p2","next":"not yet"}""");

        var run = await RunAsync(bench, new CursorMark("token", "t1"));

        Assert.Equal(["token t1", "token t2"], run.Pages.Select(page => $"{page.Mark!.Type} {page.Mark.At}"));
        Assert.Equal(["1", "2", "3"], run.Keys);
    }

    [Fact]
    public async Task ARunThatFailsKeepsItsToken()
    {
        var run = await RunAsync(Bench(request => request.Contains("page=p2") ? new Reply(500, "oops") : """{"rows":[{"id":1}],"page":"p2","next":"t9"}"""), new CursorMark("token", "t1"));

        Assert.NotNull(run.Fault);
        Assert.Equal("t1", run.Mark!.At);
    }

    [Fact]
    public async Task ALostTokenBeginsAnewAndSaysSo()
    {
        var bench = Bench(request => request.Contains("token=") ? new Reply(410, "gone") : Page("t5", 1, 2, 3));

        var run = await RunAsync(bench, new CursorMark("token", "t1"));

        Assert.Null(run.Fault);
        Assert.Equal(["1", "2", "3"], run.Keys);
        Assert.Equal(new CursorMark("token", "t5"), run.Mark);
        Assert.Equal(["GET /api/changes?token=t1", "GET /api/changes?since=2026-01-01"], bench.Requests);
        Assert.Equal(
            "The vendor no longer knows the token of the feed (it answered 410, toy.connector.json:6:92): everything since 2026-01-01 is read again.",
            Assert.Single(run.Notes));
    }

    [Fact]
    public async Task ATokenThatIsLostAmongThePagesBeginsAnewOnce()
    {
        var bench = Bench(request => request.Contains("token=") && request.Contains("page") ? new Reply(410, "gone")
            : request.Contains("token=") ? """{"rows":[{"id":1}],"page":"p2"}"""
            : request.Contains("page=p2") ? Page("t5", 2) : """{"rows":[{"id":1}],"page":"p2"}""");

        var run = await RunAsync(bench, new CursorMark("token", "t1"));

        Assert.Equal(["1", "1", "2"], run.Keys); // once more: what was read may have been half of it
        Assert.Equal("t5", run.Mark!.At);
    }

    [Fact]
    public async Task AVendorThatAlwaysSaysLostIsNotAskedForEver()
    {
        var bench = Bench(_ => new Reply(410, "gone"));

        var run = await RunAsync(bench, new CursorMark("token", "t1"));

        Assert.Equal(2, bench.Requests.Count);
        Assert.NotNull(run.Fault);
        Assert.Equal("t1", run.Mark!.At);
    }

    [Theory]
    [InlineData("\"lost\": [400, 404]", 404, 2)]
    [InlineData("\"lost\": \"4xx\"", 409, 2)]
    [InlineData("\"lost\": 400", 410, 1)]
    public async Task WhichStatusMeansLostIsSaid(string lost, int status, int requests)
    {
        var bench = Bench(request => request.Contains("token=") ? new Reply(status, "no") : Page("t5", 1), lost);

        await RunAsync(bench, new CursorMark("token", "t1"));

        Assert.Equal(requests, bench.Requests.Count);
    }

    [Fact]
    public async Task ATokenThatHasEndedIsNotSent()
    {
        var bench = Bench(_ => Page("t2", 1), "\"expires\": \"P7D\"");

        var first = await RunAsync(bench, null);
        bench.Clock.Advance(TimeSpan.FromDays(7));
        var second = await RunAsync(bench, CursorMark.Of(first.Mark!.ToValue()));

        Assert.Equal("""{"type":"token","at":"t2","taken":"2026-05-01T12:00:00Z"}""", first.Mark.ToValue().ToString());
        Assert.Equal("GET /api/changes?since=2026-01-01", bench.Requests[1]);
        Assert.Equal(
            "The token of the feed ended at 2026-05-08 12:00:00 UTC (toy.connector.json:6:92): everything since 2026-01-01 is read again.", Assert.Single(second.Notes));
    }

    [Theory]
    [InlineData("{\"rows\":[]}", null, 1)]
    [InlineData("{\"rows\":[]}", "t1", 0)]
    [InlineData("{\"rows\":[],\"next\":[]}", "t1", 1)]
    public async Task AnAnswerWithoutATokenKeepsTheOldOne(string body, string? token, int notes)
    {
        var run = await RunAsync(Bench(_ => body), token is null ? null : new CursorMark("token", token));

        Assert.Equal(token, run.Mark?.At);
        Assert.Equal(notes, run.Notes.Count());
    }

    [Fact]
    public async Task AMarkOfAnotherKindIsNone()
    {
        var bench = Bench(_ => Page("t2", 1));

        await RunAsync(bench, new CursorMark("counter", "17"));

        Assert.Equal("GET /api/changes?since=2026-01-01", bench.Requests[0]);
    }

    private static FlowBench Bench(Func<string, Reply> answer, string? member = null) => new(
        """
        { "changes": { "request": "GET /changes",
                       "query": { "since": "{{ cursor.since == null ? undefined : formatInstant(cursor.since, 'yyyy-MM-dd') }}", "token": "{{ cursor.token }}", "page": "{{ page.cursor }}" },
                       "records": "$.rows[*]", "pages": { "type": "cursor", "next": "$.page" } } }
        """, answer, $$""" "changes": { "operation": "changes", "cursor": { "type": "token", "value": "$.next"{{(member is null ? "" : $", {member}")}} } } """);

    private static Reply Page(string token, params int[] ids) => $$"""{"rows":[{{string.Join(',', ids.Select(id => $$"""{"id":{{id}}}"""))}}],"next":"{{token}}"}""";

    private static Task<Run> RunAsync(FlowBench bench, CursorMark? mark) => Run.OfAsync(
        new FeedReader(bench.Runner.SendAsync, bench.Program.Entities["ticket"], bench.Clock).ChangesAsync(mark, From, FlowBench.ScopeOf(), TestContext.Current.CancellationToken));
}
