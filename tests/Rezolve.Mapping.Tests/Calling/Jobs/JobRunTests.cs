using Rezolve.Mapping.Calling.Steps;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Calling.Fixtures;

namespace Rezolve.Mapping.Tests.Calling.Jobs;

public sealed class JobRunTests
{
    private const string Operations = """
        { "run": { "request": "POST /exports",
                   "poll": { "operation": "ask", "until": "{{ response.state === 'done' }}", "failed": "{{ response.state === 'failed' }}", "message": "$.why",
                             "every": "PT5S", "timeout": "PT1M", "abort": "stop" } },
          "ask": { "request": "GET /exports/{{ job.export.id }}" },
          "stop": { "request": "DELETE /exports/{{ job.export.id }}" } }
        """;

    [Fact]
    public async Task TheLastAnswerIsTheAnswer()
    {
        var asked = 0;
        var bench = new FlowBench(Operations, request => request.StartsWith("POST") ? """{"export":{"id":4}}""" : ++asked < 3 ? """{"state":"busy"}""" : """{"state":"done","url":"/r"}""");

        Assert.Equal("""{"state":"done","url":"/r"}""", await bench.BodyAsync());
        Assert.Equal(["POST /api/exports", "GET /api/exports/4", "GET /api/exports/4", "GET /api/exports/4"], bench.Requests);
        Assert.Equal([5, 5, 5], bench.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task AFailedJobIsRefusedInTheVendorsWords()
    {
        var bench = new FlowBench(Operations, request => request.StartsWith("POST") ? """{"export":{"id":4}}""" : """{"state":"failed","why":"too many rows"}""");

        using var result = await bench.RunAsync();

        Assert.Equal(AnswerAction.Reject, result.Action);
        Assert.Equal(FaultOwner.Vendor, result.Owner);
        Assert.Equal("run (POST, toy.connector.json:3:26) was answered 200: too many rows", result.Message);
        Assert.DoesNotContain(bench.Requests, request => request.StartsWith("DELETE"));
    }

    [Fact]
    public async Task WaitsAreAsLongAsTheVendorSays()
    {
        var asked = 0;
        var bench = new FlowBench(Operations, request => request.StartsWith("POST")
            ? new Reply(202, """{"export":{"id":4}}""", ("Retry-After", "7"))
            : ++asked == 1 ? new Reply(200, """{"state":"busy"}""", ("Retry-After", "20"))
            : asked == 2 ? new Reply(200, """{"state":"busy"}""", ("Retry-After", "1")) : """{"state":"done"}""");

        using var result = await bench.RunAsync();

        Assert.True(result.IsFine);
        Assert.Equal([7, 20, 5], bench.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task AJobThatTakesTooLongIsAborted()
    {
        var bench = new FlowBench(Operations, request => request.StartsWith("POST") ? """{"export":{"id":4}}""" : """{"state":"busy"}""");

        using var result = await bench.RunAsync();

        Assert.Equal((AnswerAction.Retry, ExchangeCode.TimedOut, true), (result.Action, result.Code, result.OutcomeUnknown));
        Assert.Equal("run (POST, toy.connector.json:3:26): the job was not done within 60 s, and was aborted.", result.Message);
        Assert.Equal("DELETE /api/exports/4", bench.Requests[^1]);
        Assert.Equal(12, bench.Waits.Count);
    }

    [Fact]
    public async Task AJobThatCannotBeAbortedSaysSo()
    {
        var bench = new FlowBench(Operations, request => request.StartsWith("POST") ? """{"export":{"id":4}}""" : request.StartsWith("GET") ? """{"state":"busy"}""" : new Reply(403, "no"));
        var without = new FlowBench(Operations.Replace(", \"abort\": \"stop\"", "").Replace("GET /exports", "GET /other"), _ => """{"export":{"id":4}}""");

        Assert.EndsWith("was not done within 60 s, and could not be aborted: stop (DELETE, toy.connector.json:7:11) was answered 403: no.", await bench.BodyAsync());
        Assert.EndsWith("was not done within 60 s; it goes on, since poll names no abort.", await without.BodyAsync());
    }

    [Fact]
    public async Task AJobThatIsNoLongerWantedIsAborted()
    {
        using var stop = new CancellationTokenSource();
        var bench = new FlowBench(Operations, request => request.StartsWith("POST") ? """{"export":{"id":4}}""" : """{"state":"busy"}""")
        {
            OnWait = number =>
            {
                if (number == 3)
                    stop.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(NoStepLog.Instance, stop.Token));

        Assert.Equal(["POST /api/exports", "GET /api/exports/4", "GET /api/exports/4", "DELETE /api/exports/4"], bench.Requests);
    }

    [Fact]
    public async Task APassingFaultDoesNotEndTheJobAndALastingOneDoes()
    {
        var asked = 0;
        var bench = new FlowBench(Operations, request => request.StartsWith("POST") ? """{"export":{"id":4}}"""
            : ++asked == 1 ? new Reply(500, "oops") : asked == 2 ? new Reply(429, "slow", ("Retry-After", "9")) : new Reply(410, "gone"));

        using var result = await bench.RunAsync();

        Assert.Equal([5, 5, 9], bench.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(AnswerAction.Reject, result.Action);
        Assert.True(result.OutcomeUnknown);
        Assert.Equal(2, result.Notes.Count);
    }

    [Fact]
    public async Task AJobThatIsNotBegunIsNotAskedFor()
    {
        var bench = new FlowBench(Operations, _ => new Reply(422, "no such view"));

        Assert.Equal("Reject: run (POST, toy.connector.json:3:26) was answered 422: no such view", await bench.BodyAsync());
        Assert.Single(bench.Requests);
    }

    [Fact]
    public async Task TheAddressOfAJobMayStandInAHeaderField()
    {
        var bench = new FlowBench("""
            { "run": { "request": "POST /exports", "poll": { "operation": "ask", "until": "{{ status === 200 }}" } },
              "ask": { "request": "GET {{ job.headers.location }}", "errors": [{ "status": 202, "action": "fine" }] } }
            """, request => request.StartsWith("POST") ? new Reply(202, "", ("Location", "https://desk.example/q/8")) : """{"rows":[]}""");

        Assert.Equal("""{"rows":[]}""", await bench.BodyAsync());
        Assert.Equal("GET /q/8", bench.Requests[^1]);
    }

    [Fact]
    public async Task WhatCannotBeJudgedEndsTheJob()
    {
        var bench = new FlowBench(Operations.Replace("response.state === 'done'", "response.state"), request => request.StartsWith("POST") ? """{"export":{"id":4}}""" : """{"state":"busy"}""");

        Assert.EndsWith("until (toy.connector.json:4:51) gives \"busy\" where true or false is due.", await bench.BodyAsync());
    }

    [Fact]
    public async Task StepsFetchWhatAJobHasMadeFromSeveralAddresses()
    {
        var bench = new FlowBench("""
            { "run": { "steps": [ { "name": "export", "operation": "begin" }, { "name": "parts", "operation": "part", "forEach": "$.export.urls[*]" } ],
                       "records": "{{ flatten(steps.parts) }}" },
              "begin": { "request": "POST /exports", "poll": { "operation": "ask", "until": "{{ response.urls != null }}" } },
              "ask": { "request": "GET /exports/{{ job.id }}" },
              "part": { "request": "GET {{ item }}", "decode": "ndjson", "records": "$[*]" } }
            """, request => request switch
        {
            "POST /api/exports" => """{"id":1}""",
            "GET /api/exports/1" => """{"urls":["https://desk.example/a","https://desk.example/b"]}""",
            "GET /a" => "{\"id\":1}\n{\"id\":2}\n",
            _ => "{\"id\":3}\n",
        }, use: "list");

        using var result = await bench.RunAsync();

        Assert.Equal("", result.Message);
        Assert.Equal("""[{"id":1},{"id":2},{"id":3}]""", bench.Program.Operations["run"].Records!.Evaluate(result.Scope!).ToString());
    }
}
