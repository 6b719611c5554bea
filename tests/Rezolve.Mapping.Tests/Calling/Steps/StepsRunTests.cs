using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Calling.Fixtures;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Calling.Steps;

public sealed class StepsRunTests
{
    private static readonly (Root, Value) Key = (Root.Key, Value.Of("7"));

    private static readonly (Root, Value) Document = (Root.Document, Slot.Values(("title", Value.Of("x")), ("files", Value.Of([Value.Of("a"), Value.Of("b")]))));

    [Fact]
    public async Task TheResultOfTheLastStepIsTheResult()
    {
        var bench = new FlowBench("""
            { "run": { "steps": [ { "name": "head", "operation": "head" }, { "name": "text", "operation": "text" } ] },
              "head": { "request": "GET /cases/{{ key }}", "result": "$.case" },
              "text": { "request": "GET /texts/{{ steps.head.text_id }}" } }
            """, request => request == "GET /api/cases/7" ? """{"case":{"text_id":9}}""" : """{"text":"hello"}""", use: "get");

        Assert.Equal("""{"text":"hello"}""", await bench.BodyAsync(Key));
        Assert.Equal(["GET /api/cases/7", "GET /api/texts/9"], bench.Requests);
    }

    [Fact]
    public async Task AStepIsRunForEachItemAndItsResultIsAList()
    {
        var bench = new FlowBench("""
            { "run": { "steps": [ { "name": "up", "operation": "up", "forEach": "{{ document.files }}" }, { "name": "make", "operation": "make" } ] },
              "up": { "request": "POST /files", "body": { "name": "{{ item }}" }, "result": "$.token" },
              "make": { "request": "POST /cases", "body": { "title": "{{ document.title }}", "tokens": "{{ steps.up }}" } } }
            """, request => request.StartsWith("POST /api/files") ? $$"""{"token":"t{{request[^3]}}"}""" : """{"id":1}""");

        Assert.Equal("""{"id":1}""", await bench.BodyAsync(Document));
        Assert.Equal(["""POST /api/files {"name":"a"}""", """POST /api/files {"name":"b"}""", """POST /api/cases {"title":"x","tokens":["ta","tb"]}"""], bench.Requests);
    }

    [Fact]
    public async Task PathsOfAStepSelectFromTheResultsSoFar()
    {
        var bench = new FlowBench("""
            { "run": { "steps": [ { "name": "head", "operation": "head" },
                                  { "name": "parts", "operation": "part", "forEach": "$.head.links[?@.rel == 'part'].url", "when": "{{ item !== '/p/2' }}" } ],
                       "result": "{{ { ...steps.head, text: find(steps.parts, 'kind', 'html').text } }}" },
              "head": { "request": "GET /cases/{{ key }}" },
              "part": { "request": "GET /parts{{ item }}" } }
            """, request => request switch
        {
            "GET /api/cases/7" => """{"id":7,"links":[{"rel":"part","url":"p1"},{"rel":"self","url":"me"},{"rel":"part","url":"/p/2"},{"rel":"part","url":"p3"}]}""",
            "GET /api/partsp1" => """{"kind":"plain","text":"p"}""",
            _ => """{"kind":"html","text":"<p>"}""",
        }, use: "get");

        using var result = await bench.RunAsync(Key);

        Assert.Equal(["GET /api/cases/7", "GET /api/partsp1", "GET /api/partsp3"], bench.Requests);
        Assert.Equal("<p>", bench.Program.Operations["run"].Result!.Evaluate(result.Scope!)["text"].Text);
        Assert.Equal(7, result.Scope!.Document!.Value.GetProperty("head").GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task AStepThatIsNotRunHasNoResult()
    {
        var bench = new FlowBench("""
            { "run": { "steps": [ { "name": "make", "operation": "make" }, { "name": "tag", "operation": "tag", "when": "{{ document.tag != null }}" } ] },
              "make": { "request": "POST /cases" }, "tag": { "request": "POST /cases/{{ steps.make.id }}/tags" } }
            """, _ => """{"id":1}""");

        Assert.Equal("""{"id":1}""", await bench.BodyAsync(Document));
        Assert.Equal(["POST /api/cases"], bench.Requests);
    }

    [Fact]
    public async Task AFailingStepEndsTheRunIsNamedAndTellsThatEarlierOnesTookEffect()
    {
        var bench = new FlowBench("""
            { "run": { "steps": [ { "name": "make", "operation": "make" }, { "name": "up", "operation": "up", "forEach": "{{ document.files }}" } ] },
              "make": { "request": "POST /cases" }, "up": { "request": "POST /files", "text": "{{ item }}" } }
            """, request => request.EndsWith('b') ? new Reply(422, "too big") : """{"id":1}""");

        using var result = await bench.RunAsync(Document);

        Assert.Equal(AnswerAction.Reject, result.Action);
        Assert.Equal("run, step up[1]: up (POST, toy.connector.json:4:47) was answered 422: too big", result.Message);
        Assert.True(result.Partial);
    }

    [Fact]
    public async Task WhatLacksAPartIsNotMissingItself()
    {
        const string Operations = """
            { "run": { "steps": [ { "name": "head", "operation": "head" }, { "name": "part", "operation": "part" } ] },
              "head": { "request": "GET /cases/{{ key }}" }, "part": { "request": "GET /parts/{{ key }}" } }
            """;
        var whole = new FlowBench(Operations, _ => new Reply(404, "{}"), use: "get");
        var part = new FlowBench(Operations, request => request.Contains("parts") ? new Reply(404, "{}") : "{}", use: "get");

        using var missing = await whole.RunAsync(Key);
        using var lacking = await part.RunAsync(Key);

        Assert.Equal(AnswerAction.Missing, missing.Action);
        Assert.Equal(AnswerAction.Reject, lacking.Action);
    }

    [Fact]
    public async Task RowsOfAllPagesAreTheResultOfAStep()
    {
        var bench = new FlowBench("""
            { "run": { "steps": [ { "name": "rows", "operation": "rows" } ], "records": "$.rows[*]" },
              "rows": { "request": "GET /rows", "query": { "after": "{{ page.cursor }}" }, "records": "$.items[*]", "pages": { "type": "cursor", "next": "$.next" } } }
            """, request => request.Contains("after=2") ? """{"items":[{"id":3}]}""" : """{"items":[{"id":1},{"id":2}],"next":"2"}""", use: "list");

        Assert.Equal("""{"rows":[{"id":1},{"id":2},{"id":3}]}""", await bench.BodyAsync());
    }

    [Fact]
    public async Task StepsWithinStepsAndHeaderFieldsOfTheLastAnswer()
    {
        var bench = new FlowBench("""
            { "run": { "steps": [ { "name": "inner", "operation": "inner" }, { "name": "last", "operation": "last" } ] },
              "inner": { "steps": [ { "name": "a", "operation": "a" } ], "result": "{{ steps.a.id }}" },
              "a": { "request": "GET /a" }, "last": { "request": "GET /b/{{ steps.inner }}" } }
            """, _ => new Reply(200, """{"id":4}""", ("ETag", "\"v9\"")), use: "get");

        using var result = await bench.RunAsync(Key);

        Assert.Equal(["GET /api/a", "GET /api/b/4"], bench.Requests);
        Assert.Equal("\"v9\"", result.Scope![Root.Headers]["etag"].Text);
    }

    [Fact]
    public async Task NothingToDoIsAnEmptyAnswer()
    {
        var bench = new FlowBench("""
            { "run": { "steps": [ { "name": "up", "operation": "up", "when": "{{ document.tag != null }}" } ] }, "up": { "request": "POST /files" } }
            """, _ => "{}");

        using var result = await bench.RunAsync(Document);

        Assert.True(result.IsFine);
        Assert.Equal(204, result.Answer!.Status);
        Assert.Empty(bench.Requests);
    }

    [Theory]
    [InlineData("\"forEach\": \"{{ document.title }}\"", "forEach (toy.connector.json:3:85) gives \"x\" where a list is due.")]
    [InlineData("\"when\": \"{{ document.title }}\"", "when (toy.connector.json:3:82) gives \"x\" where true or false is due.")]
    public async Task WhatCannotBeDecidedEndsTheRun(string member, string why)
    {
        var bench = new FlowBench($$"""
            { "run": { "steps": [ { "name": "up", "operation": "up", {{member}} } ] }, "up": { "request": "POST /files" } }
            """, _ => "{}");

        Assert.EndsWith(why, await bench.BodyAsync(Document));
        Assert.Empty(bench.Requests);
    }

    [Fact]
    public async Task ARunMakesNoMoreRequestsThanItMay()
    {
        var files = Value.Of([.. Enumerable.Range(0, 6).Select(number => Value.Of(number))]);
        var bench = new FlowBench("""
            { "run": { "steps": [ { "name": "up", "operation": "up", "forEach": "{{ document.files }}" } ] }, "up": { "request": "POST /files" } }
            """, _ => "{}")
        { Setting = new FlowBench("""{ "run": { "request": "POST /x" } }""", _ => "").Setting with { Limits = new FlowLimits(Calls: 5, Items: 10) } };

        Assert.EndsWith("it was not sent, since one run may make no more than 5 requests.", await bench.BodyAsync((Root.Document, Slot.Values(("files", files)))));
        Assert.Equal(5, bench.Requests.Count);
    }
}
