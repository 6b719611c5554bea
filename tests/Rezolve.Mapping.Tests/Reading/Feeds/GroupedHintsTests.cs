using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Tests.Calling.Fixtures;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Feeds;

/// <summary>A feed of hints whose records are read in groups: no record is lost, and none is missing that is there.</summary>
public sealed class GroupedHintsTests
{
    private const string Operations = """
        { "hints": { "request": "GET /hints", "records": "$.rows[*]" },
          "one": { "request": "GET /tickets/{{ key }}" },
          "several": { "request": "GET /tickets", "query": { "ids": "{{ join(items, ',') }}" },
                       "batch": { "size": 3, "item": "{{ key }}", "results": "$.tickets[*]" } } }
        """;

    private const string Entity = """
        "list": { "operation": "hints", "hint": "$.id" }, "get": { "operation": "one", "many": "several" }
        """;

    [Fact]
    public async Task NamedRecordsAreReadInGroups()
    {
        var bench = Bench([1, 2, 2, 3, 4, 5, 1], request => Tickets(IdsIn(request)));

        var run = await RunAsync(bench);

        Assert.Equal(["1", "2", "3", "4", "5"], run.Keys);
        Assert.Equal(["GET /api/hints", "GET /api/tickets?ids=1%2C2%2C3", "GET /api/tickets?ids=4%2C5"], bench.Requests);
        Assert.Equal(2, run.Counts.Hinted);
        Assert.Equal("""{"id":"1","title":"t1"}""", run.Records[0]);
    }

    [Fact]
    public async Task WhatAGroupLeavesOutIsAskedForByItself()
    {
        var bench = Bench([1, 2, 3], request => IdsIn(request) is [_, ..] ids ? Tickets(ids.Where(id => id == "2")) : request.EndsWith("/1") ? new Reply(404, "{}") : """{"id":"3","title":"t3"}""");

        var run = await RunAsync(bench);

        Assert.Equal(["2", "3"], run.Keys.Order());
        Assert.Equal(["1"], run.Pages[0].Missing);
        Assert.Equal(["GET /api/tickets?ids=1%2C2%2C3", "GET /api/tickets/1", "GET /api/tickets/3"], bench.Requests.Skip(1));
    }

    [Fact]
    public async Task AKeyThatSpoilsItsGroupIsReportedAndTheOthersAreRead()
    {
        var bench = Bench([1, 2, 3], request => IdsIn(request) is [_, ..] ? new Reply(400, "bad id 2") : request.EndsWith("/2") ? new Reply(400, "bad id") : Tickets([request[^1..]], single: true));

        var run = await RunAsync(bench);

        Assert.Equal(["1", "3"], run.Keys);
        Assert.Equal("2", Assert.Single(run.Pages[0].Faulty).Key);
        Assert.Equal(4, bench.Requests.Count(request => request.Contains("tickets")));
    }

    [Fact]
    public async Task AFaultOfTheConnectionStopsTheRunAndCountsEveryRow()
    {
        var bench = Bench([1, 2, 3, 4], request => new Reply(503, "down"));

        var run = await RunAsync(bench);

        Assert.NotNull(run.Fault);
        Assert.Equal(4, run.Counts.Faulty);
        Assert.Equal(2, bench.Requests.Count);
    }

    [Fact]
    public async Task ResultsMayTellTheKeyThatWasAskedForAndThatItCannotBeRead()
    {
        var operations = Operations.Replace("\"results\": \"$.tickets[*]\"", """
            "results": "$.tickets[*]", "match": "$.asked", "ok": "{{ record.error == null }}", "message": "$.error"
            """);
        var bench = new FlowBench(operations, request => request == "GET /api/hints" ? Hints([1, 2, 3])
            : """{"tickets":[{"asked":"3","error":"locked"},{"asked":"1","id":"7","title":"merged"},{"asked":"2","id":"2"}]}""", Entity);

        var run = await RunAsync(bench);

        Assert.Equal(["7", "2"], run.Keys);
        Assert.Equal("1", run.Pages[0].Records[0].AskedKey);
        Assert.EndsWith("locked", Assert.Single(run.Pages[0].Faulty).Reason);
    }

    [Theory]
    [InlineData("""{"tickets":null}""")]
    [InlineData("[]")]
    public async Task AnAnswerWithoutAListStopsTheRun(string body) => Assert.NotNull((await RunAsync(Bench([1], _ => body))).Fault);

    private static FlowBench Bench(int[] hints, Func<string, Reply> answer) => new(Operations, request => request == "GET /api/hints" ? Hints(hints) : answer(request), Entity);

    private static Reply Hints(int[] ids) => $$"""{"rows":[{{string.Join(',', ids.Select((id, at) => $$"""{"id":{{id}},"at":{{at}}}"""))}}]}""";

    private static Reply Tickets(IEnumerable<string> ids, bool single = false)
    {
        var tickets = ids.Select(id => $$"""{"id":"{{id}}","title":"t{{id}}"}""");
        return single ? tickets.Single() : $$"""{"tickets":[{{string.Join(',', tickets)}}]}""";
    }

    private static string[] IdsIn(string request) => request.Contains("ids=") ? request.Split("ids=")[1].Split("%2C") : [];

    private static Task<Run> RunAsync(FlowBench bench) =>
        Run.OfAsync(new FeedReader(bench.Runner.SendAsync, bench.Program.Entities["ticket"], bench.Clock).ListAsync(null, FlowBench.ScopeOf(), TestContext.Current.CancellationToken));
}
