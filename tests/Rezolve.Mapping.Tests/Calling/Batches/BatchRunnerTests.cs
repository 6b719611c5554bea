using Rezolve.Mapping.Calling.Batches;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Tests.Calling.Fixtures;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Calling.Batches;

/// <summary>As many outcomes as writes, in their order, whatever the vendor answers.</summary>
public sealed class BatchRunnerTests
{
    private const string Batch = """
        "size": 3, "item": { "id": "{{ key }}", "set": "{{ document }}" }, "results": "$.results[*]", "ok": "{{ record.error == null }}", "message": "$.error"
        """;

    private static readonly string Matched = Batch + """, "match": "$.id" """;

    [Fact]
    public async Task WritesAreSentInGroupsAndEachHasItsResult()
    {
        var bench = Bench(Matched, request => Results([.. KeysIn(request).Reverse().Select(key => (key, key == "4" ? "locked" : null))]));

        var report = await RunAsync(bench, "1", "2", "3", "4", "5");

        Assert.Equal(["fine", "fine", "fine", "reject run (POST, toy.connector.json:4:3) was answered 200: locked", "fine"], Told(report));
        Assert.Equal(["123", "45"], bench.Requests.Select(request => string.Concat(KeysIn(request))));
        Assert.Equal("2", report.Outcomes[1].Result["id"].Text);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public async Task ResultsInOrderNeedNoKey()
    {
        var bench = Bench(Batch, request => Results([.. KeysIn(request).Select(key => ("x", key == "2" ? "no" : null))]));

        Assert.Equal(["fine", "reject run (POST, toy.connector.json:4:3) was answered 200: no", "fine"], Told(await RunAsync(bench, "1", "2", "3")));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(0)]
    public async Task WithoutMatchAnotherNumberOfResultsLeavesAllUnknown(int count)
    {
        var bench = Bench(Batch, _ => Results([.. Enumerable.Repeat(("x", (string?)null), count)]));

        var report = await RunAsync(bench, "1", "2", "3");

        Assert.All(report.Outcomes, outcome => Assert.True(outcome.IsUnknown));
        Assert.EndsWith($": {count} results came for 3 items, and without match (toy.connector.json:4:39) nobody can tell which belongs to which.", report.Outcomes[0].Exchange.Message);
    }

    [Fact]
    public async Task AMissingResultIsUnknownAndAnExtraOneIsNoted()
    {
        var bench = Bench(Matched, _ => Results(("1", null), ("9", null), ("3", null)));

        var report = await RunAsync(bench, "1", "2", "3");

        Assert.Equal(["fine", "unknown run (POST, toy.connector.json:4:3): the answer has no result for 2.", "fine"], Told(report));
        Assert.Equal(["run: a result belongs to nothing that was asked: \"9\" (toy.connector.json:4:202)."], report.Notes);
    }

    [Fact]
    public async Task ResultsThatContradictEachOtherAreUnknown()
    {
        var bench = Bench(Matched, _ => Results(("1", null), ("1", "locked"), ("2", null), ("2", null)));

        var report = await RunAsync(bench, "1", "2");

        Assert.Equal(["unknown run (POST, toy.connector.json:4:3): several results came for 1, and they do not agree.", "fine"], Told(report));
        Assert.Equal(2, report.Notes.Count);
    }

    [Theory]
    [InlineData(422, "refused", "reject")]
    [InlineData(500, "oops", "unknown")]
    [InlineData(409, "stale", "conflict")]
    public async Task WhereTheWholeCallFailsSoDoesEachWriteOfIt(int status, string body, string told)
    {
        var bench = Bench(Matched, request => request.Contains("\"id\":\"1\"") ? new Reply(status, body) : Results(("4", null)));

        var report = await RunAsync(bench, "1", "2", "3", "4");

        Assert.Equal([told, told, told, "fine"], Told(report).Select(text => text.Split(' ')[0]));
    }

    [Theory]
    [InlineData("""{"results":null}""")]
    [InlineData("""{"results":{"id":"1"}}""")]
    [InlineData("no json")]
    [InlineData("")]
    public async Task AnAnswerWithoutResultsLeavesAllUnknown(string body)
    {
        var report = await RunAsync(Bench(Matched.Replace("$.results[*]", "$.results"), _ => body), "1", "2");

        Assert.All(report.Outcomes, outcome => Assert.True(outcome.IsUnknown));
    }

    [Fact]
    public async Task TwoWritesOfOneKeyDoNotShareARequest()
    {
        var bench = Bench(Matched, request => Results([.. KeysIn(request).Select(key => (key, (string?)null))]));

        Assert.Equal(["fine", "fine", "fine", "fine"], Told(await RunAsync(bench, "1", "2", "1", "3")));
        Assert.Equal(["12", "13"], bench.Requests.Select(request => string.Concat(KeysIn(request))));
    }

    [Fact]
    public async Task AWriteThatCannotBeBuiltDoesNotHinderTheOthers()
    {
        var bench = Bench(Matched.Replace("{{ key }}", "{{ number(key) }}").Replace("\"$.id\"", "\"{{ string(record.id) }}\""), _ => """{"results":[{"id":1},{"id":3}]}""");

        var report = await RunAsync(bench, "1", "two", "3");

        Assert.Equal(["fine", "reject", "fine"], Told(report).Select(text => text.Split(' ')[0]));
        Assert.False(report.Outcomes[1].IsUnknown);
        Assert.Single(bench.Requests);
    }

    [Fact]
    public async Task WhatWasOnItsWayWhenTheWorkWasCancelledIsUnknownAndTheRestWasNotSent()
    {
        using var stop = new CancellationTokenSource();
        var bench = Bench(Matched, request =>
        {
            if (!request.Contains("\"id\":\"4\""))
                return Results([.. KeysIn(request).Select(key => (key, (string?)null))]);
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        });

        var report = await RunAsync(bench, stop.Token, "1", "2", "3", "4", "5", "6", "7");

        Assert.Equal(["fine", "fine", "fine", "unknown", "unknown", "unknown", "retry"], Told(report).Select(text => text.Split(' ')[0]));
        Assert.EndsWith("it was not sent, since the work was cancelled.", report.Outcomes[6].Exchange.Message);
    }

    [Fact]
    public async Task ResultsByPlaceAreMatchedThroughTheItems()
    {
        var bench = Bench(Batch + """, "match": "{{ items[record.index].id }}" """, _ => """{"results":[{"index":2},{"index":0,"error":"no"}]}""");

        Assert.Equal(["reject", "unknown", "fine"], Told(await RunAsync(bench, "1", "2", "3")).Select(text => text.Split(' ')[0]));
    }

    [Fact]
    public async Task ACreateIsKnownByTheKeyOfItsIntent()
    {
        var bench = new FlowBench("""
            { "run": { "request": "POST /bulk", "body": "{{ items }}", "batch": { "size": 9, "item": { "ref": "{{ intent.key }}" }, "results": "$[*]", "match": "$.ref" } } }
            """, _ => """[{"ref":"b","id":2},{"ref":"a","id":1}]""");
        var scopes = new[] { "a", "b" }.Select(key => FlowBench.ScopeOf((Root.Intent, Slot.Values(("key", Value.Of(key)))))).ToList();

        var report = await new BatchRunner(bench.Runner.SendAsync, bench.Program.Operations["run"], bench.Setting.Secrets).RunAsync(scopes, FlowBench.ScopeOf(), TestContext.Current.CancellationToken);

        Assert.Equal("1 2", string.Join(' ', report.Outcomes.Select(outcome => outcome.Result["id"])));
    }

    [Fact]
    public async Task OneWriteAloneIsABatchOfOne()
    {
        var fine = Bench(Matched, _ => Results(("7", null)));
        var refused = Bench(Matched, _ => Results(("7", "locked")));

        Assert.Equal("""{"results":[{"id":"7"}]}""", await fine.BodyAsync((Root.Key, Value.Of("7"))));
        Assert.Equal("""POST /api/bulk {"items":[{"id":"7"}]}""", fine.Requests[0]);
        Assert.Equal("Reject: run (POST, toy.connector.json:4:3) was answered 200: locked", await refused.BodyAsync((Root.Key, Value.Of("7"))));
    }

    [Fact]
    public async Task ABatchMayBeAJob()
    {
        var bench = new FlowBench($$"""
            { "run": { "request": "POST /bulk", "body": { "items": "{{"{{ items }}"}}" }, "batch": { {{Matched}} }, "poll": { "operation": "ask", "until": "{{"{{ response.results != null }}"}}" } },
              "ask": { "request": "GET /jobs/{{"{{ job.id }}"}}" } }
            """, request => request.StartsWith("POST") ? """{"id":5}""" : Results(("1", null), ("2", "locked")), use: "update");

        Assert.Equal(["fine", "reject"], Told(await RunAsync(bench, "1", "2")).Select(text => text.Split(' ')[0]));
        Assert.Equal(["POST", "GET"], bench.Requests.Select(request => request.Split(' ')[0]));
    }

    private static FlowBench Bench(string batch, Func<string, Reply> answer) => new(
        $$"""{ "run":{{"\n"}}  { "request": "POST /bulk", "batch": { {{batch}} }, "body": { "items": "{{"{{ items }}"}}" } } }""", answer, use: "update");

    private static Task<BatchReport> RunAsync(FlowBench bench, params string[] keys) => RunAsync(bench, TestContext.Current.CancellationToken, keys);

    private static Task<BatchReport> RunAsync(FlowBench bench, CancellationToken cancellation, params string[] keys) =>
        new BatchRunner(bench.Runner.SendAsync, bench.Program.Operations["run"], bench.Setting.Secrets)
            .RunAsync([.. keys.Select(key => FlowBench.ScopeOf((Root.Key, Value.Of(key))))], FlowBench.ScopeOf(), cancellation);

    private static string[] KeysIn(string request) => [.. request.Split("\"id\":\"").Skip(1).Select(part => part.Split('"')[0])];

    private static Reply Results(params (string Key, string? Error)[] results) =>
        $$"""{"results":[{{string.Join(',', results.Select(one => $$"""{"id":"{{one.Key}}"{{(one.Error is null ? "" : $",\"error\":\"{one.Error}\"")}}}"""))}}]}""";

    private static IEnumerable<string> Told(BatchReport report) => report.Outcomes.Select(outcome =>
        outcome.IsFine ? "fine" : $"{(outcome.IsUnknown ? "unknown" : outcome.Exchange.Action.ToString().ToLowerInvariant())} {outcome.Exchange.Message}");
}
