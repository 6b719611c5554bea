using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Pages;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Pages;

public sealed class PageEndTests
{
    [Theory]
    [InlineData("""{ "type": "cursor", "next": "$.next" }""", """{ "next": null }""")]
    [InlineData("""{ "type": "cursor", "next": "$.next" }""", "{ }")]
    [InlineData("""{ "type": "cursor", "next": "$.next" }""", """{ "next": "" }""")]
    [InlineData("""{ "type": "cursor", "next": "$.next" }""", """{ "next": {} }""")]
    [InlineData("""{ "type": "cursor", "next": "$.next" }""", """{ "next": [] }""")]
    [InlineData("""{ "type": "nextUrl", "next": "$.next" }""", """{ "next": null }""")]
    [InlineData("""{ "type": "nextUrl", "next": "$.next" }""", "{ }")]
    [InlineData("""{ "type": "nextUrl", "link": true }""", "{ }")]
    [InlineData("""{ "type": "page" }""", """{ "rows": [] }""")]
    [InlineData("""{ "type": "page", "total": "$.total" }""", """{ "rows": [1], "total": 1 }""")]
    [InlineData("""{ "type": "page", "total": "$.total" }""", """{ "rows": [1], "total": 0 }""")]
    [InlineData("""{ "type": "page", "size": 2 }""", """{ "rows": [1] }""")]
    [InlineData("""{ "type": "offset" }""", """{ "rows": [] }""")]
    [InlineData("""{ "type": "offset", "total": "$.total" }""", """{ "rows": [1], "total": 1 }""")]
    [InlineData("""{ "type": "page", "until": "$.done" }""", """{ "rows": [1], "done": true }""")]
    [InlineData("""{ "type": "cursor", "next": "$.next", "until": "$.done" }""", """{ "next": "x", "done": true }""")]
    [InlineData("""{ "type": "nextUrl", "next": "$.next", "until": "$.done" }""", """{ "next": "x", "done": true }""")]
    public void PagingEnds(string manifest, string body)
    {
        var turn = After(manifest, body);
        Assert.True(turn.IsEnd);
        Assert.Null(turn.Fault);
    }

    [Theory]
    [InlineData("""{ "type": "cursor", "next": "$.next" }""", """{ "next": "b", "rows": [] }""", """{"cursor":"b"}""")]
    [InlineData("""{ "type": "cursor", "next": "$.next" }""", """{ "next": 0 }""", """{"cursor":0}""")]
    [InlineData("""{ "type": "cursor", "next": "$.next" }""", """{ "next": ["t", 1] }""", """{"cursor":["t",1]}""")]
    [InlineData("""{ "type": "cursor", "next": "$.next" }""", """{ "next": 12345678901234567890123 }""", """{"cursor":12345678901234567890123}""")]
    [InlineData("""{ "type": "cursor", "next": "$.next", "until": "$.done" }""", """{ "next": "b", "done": false }""", """{"cursor":"b"}""")]
    [InlineData("""{ "type": "cursor", "next": "$.next", "until": "$.done" }""", """{ "next": "b", "done": null }""", """{"cursor":"b"}""")]
    [InlineData("""{ "type": "page", "total": "$.total" }""", """{ "rows": [1], "total": 2 }""", """{"number":2}""")]
    [InlineData("""{ "type": "page", "total": "$.total" }""", """{ "rows": [1], "total": null }""", """{"number":2}""")]
    [InlineData("""{ "type": "page", "size": 2, "short": true }""", """{ "rows": [1] }""", """{"number":2,"size":2}""")]
    [InlineData("""{ "type": "page", "size": 2 }""", """{ "rows": [1, 2, 3] }""", """{"number":2,"size":2}""")]
    [InlineData("""{ "type": "offset", "start": 10 }""", """{ "rows": [1, 2, 3] }""", """{"offset":13}""")]
    public void PagingGoesOn(string manifest, string body, string page)
    {
        var turn = After(manifest, body);
        Assert.Null(turn.Fault);
        Assert.Equal(page, turn.Page.ToString());
    }

    [Theory]
    [InlineData("""{ "type": "cursor", "next": "$.next" }""", """{ "next": false }""", "`next` gave false, which is no token; where a flag ends paging, use `until`")]
    [InlineData("""{ "type": "nextUrl", "next": "$.next" }""", """{ "next": "" }""",
        "`next` gave empty text, which is no address; where it means the end: {{ nonEmpty(x) }}")]
    [InlineData("""{ "type": "nextUrl", "next": "$.next" }""", """{ "next": 2 }""", "`next` gave 2 where an address is due")]
    [InlineData("""{ "type": "page", "total": "$.total" }""", """{ "rows": [1], "total": "7" }""",
        "`total` gave \"7\" where a count of records is due; text becomes a number by number(…)")]
    [InlineData("""{ "type": "page", "total": "$.total" }""", """{ "rows": [1], "total": -1 }""",
        "`total` gave -1 where a count of records is due; text becomes a number by number(…)")]
    [InlineData("""{ "type": "page", "until": "$.done" }""", """{ "rows": [1], "done": "true" }""",
        "`until` gave \"true\" where true or false is due; compare: {{ x === true }}")]
    [InlineData("""{ "type": "offset", "step": "size" }""", """{ "rows": [1] }""",
        "the offset is to grow by `size`, but there is none; write how many records a page has: \"size\": 100")]
    public void WhatCannotBeToldIsAFault(string manifest, string body, string fault)
    {
        var turn = After(manifest, body);
        Assert.True(turn.IsEnd);
        Assert.Equal(fault, turn.Fault);
    }

    [Fact]
    public void TheDefaultsAreFilledIn()
    {
        var pager = Fragment.Compile<PagerProgram>(PageKinds.All, """{ "type": "page" }""");
        Assert.Equal(10_000, pager.MaxPages);
        Assert.Null(pager.RestartAfter);
        Assert.Null(pager.Size);
    }

    private static PageTurn After(string manifest, string body)
    {
        var pager = Fragment.Compile<PagerProgram>(PageKinds.All, manifest);
        var answered = Answered.Of($$"""{ "body": {{body}} }""");
        return pager.Next(pager.First(), answered.Scope, answered.Count, answered.Count);
    }
}
