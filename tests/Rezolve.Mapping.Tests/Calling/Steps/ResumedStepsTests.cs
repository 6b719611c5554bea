using Rezolve.Mapping.Calling.Steps;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Calling.Fixtures;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Calling.Steps;

/// <summary>A run that was cut off goes on where it ended: what is finished is not done again.</summary>
public sealed class ResumedStepsTests
{
    private const string Operations = """
        { "run": { "steps": [ { "name": "up", "operation": "up", "forEach": "{{ document.files }}", "expires": "PT1H" }, { "name": "make", "operation": "make" },
                              { "name": "tag", "operation": "tag" } ] },
          "up": { "request": "POST /files", "text": "{{ item }}", "result": "$.token" },
          "make": { "request": "POST /cases", "body": { "tokens": "{{ steps.up }}" } },
          "tag": { "request": "POST /cases/{{ steps.make.id }}/tags" } }
        """;

    private static readonly (Root, Value) Document = (Root.Document, Slot.Values(("files", Value.Of([Value.Of("a"), Value.Of("b")]))));

    [Theory]
    [InlineData("POST /api/files b", new[] { "POST /api/files b", """POST /api/cases {"tokens":["ta","tb"]}""", "POST /api/cases/1/tags" })]
    [InlineData("""POST /api/cases {"tokens":["ta","tb"]}""", new[] { """POST /api/cases {"tokens":["ta","tb"]}""", "POST /api/cases/1/tags" })]
    [InlineData("POST /api/cases/1/tags", new[] { "POST /api/cases/1/tags" })]
    public async Task TheRestFollows(string cutAt, string[] rest)
    {
        var log = new MemoryStepLog();
        var isCut = true;
        var bench = new FlowBench(Operations, request => isCut && request == cutAt ? throw new HttpRequestException("the process ended") : Answer(request));

        using var first = await bench.RunAsync(log, TestContext.Current.CancellationToken, Document);
        Assert.Equal(AnswerAction.Retry, first.Action);
        Assert.True(first.OutcomeUnknown);
        isCut = false;
        bench.Requests.Clear();
        using var second = await bench.RunAsync(log, TestContext.Current.CancellationToken, Document);

        Assert.True(second.IsFine);
        Assert.Equal(rest, bench.Requests);
        Assert.Equal(["make", "tag", "up[0]", "up[1]"], log.Steps);
    }

    [Fact]
    public async Task AFinishedRunIsNotDoneAgain()
    {
        var log = new MemoryStepLog();
        var bench = new FlowBench(Operations, Answer);
        using var first = await bench.RunAsync(log, TestContext.Current.CancellationToken, Document);
        bench.Requests.Clear();

        using var second = await bench.RunAsync(log, TestContext.Current.CancellationToken, Document);

        Assert.Empty(bench.Requests);
        Assert.Equal("""{"id":1,"tagged":true}""", System.Text.Encoding.UTF8.GetString(second.Answer!.Body.Span));
        Assert.Equal("\"v1\"", second.Scope![Root.Headers]["etag"].Text);
    }

    [Fact]
    public async Task AResultThatHasExpiredIsMadeAnew()
    {
        var log = new MemoryStepLog();
        var isCut = true;
        var bench = new FlowBench(Operations, request => isCut && request.Contains("cases") ? new Reply(503, "later") : Answer(request));
        using var first = await bench.RunAsync(log, TestContext.Current.CancellationToken, Document);
        isCut = false;
        bench.Requests.Clear();
        bench.Clock.Advance(TimeSpan.FromHours(1));

        using var second = await bench.RunAsync(log, TestContext.Current.CancellationToken, Document);

        Assert.Equal(["POST /api/files a", "POST /api/files b", """POST /api/cases {"tokens":["ta","tb"]}""", "POST /api/cases/1/tags"], bench.Requests);
    }

    [Fact]
    public async Task AJobThatWasBegunIsAskedForAndNotBegunAgain()
    {
        var log = new MemoryStepLog();
        var isCut = true;
        var bench = new FlowBench("""
            { "run": { "request": "POST /jobs", "poll": { "operation": "ask", "until": "{{ response.done === true }}" } },
              "ask": { "request": "GET /jobs/{{ job.id }}" } }
            """, request => request == "POST /api/jobs" ? """{"id":3}""" : isCut ? new Reply(403, "no") : """{"done":true}""");
        using var first = await bench.RunAsync(log, TestContext.Current.CancellationToken);
        isCut = false;

        using var second = await bench.RunAsync(log, TestContext.Current.CancellationToken);

        Assert.True(first.OutcomeUnknown);
        Assert.True(second.IsFine);
        Assert.Equal(["POST /api/jobs", "GET /api/jobs/3", "GET /api/jobs/3"], bench.Requests);
    }

    private static Reply Answer(string request) => request switch
    {
        _ when request.StartsWith("POST /api/files") => $$"""{"token":"t{{request[^1]}}"}""",
        _ when request.EndsWith("tags") => new Reply(200, """{"id":1,"tagged":true}""", ("ETag", "\"v1\"")),
        _ => """{"id":1}""",
    };
}
