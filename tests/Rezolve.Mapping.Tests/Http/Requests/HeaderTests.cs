using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Requests;

public sealed class HeaderTests
{
    public static TheoryData<string> Smuggled =>
    [
        "a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\rX-Evil: 1", "a\r\n\r\nbody", "\r\n", "a\r\n b", "a\r\n\tb", "a\0b", "a\u000bb", "a\u000cb", "a\u0085b", "a\u2028b",
        "a\u2029b", "a\u010ab", "a\u010db", "a\u560a\u560db", "a\u0a0ab", "a\u001bb", "a\u007fb", "é", "a\u200bb", "a\ud83d\ude00",
    ];

    [Theory]
    [MemberData(nameof(Smuggled))]
    public void AValueThatCouldBreakTheLineIsRefused(string value)
    {
        Assert.NotNull(Of(("X-Note", Value.Of(value))).Fault);
        Assert.NotNull(Of((value, Value.Of("a"))).Fault);
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("content-length")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Connection")]
    [InlineData("Cookie")]
    [InlineData("Accept-Encoding")]
    [InlineData("Proxy-Authorization")]
    public void WhatFramesTheMessageIsTheEnginesMatter(string name) =>
        Assert.Contains("set by the engine", Of((name, Value.Of("x"))).Fault!.Message);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("(a)")]
    public void ANameThatIsNoTokenIsRefused(string name) => Assert.Contains("no header name", Of((name, Value.Of("x"))).Fault!.Message);

    [Fact]
    public void TheOperationsFieldTakesThePlaceOfTheConnections()
    {
        var connection = Demo.Connection("https://example.com") with { Headers = Slot.Members(("Accept", Value.Of("text/x")), ("X-A", Value.Of("1"))) };
        var operation = Demo.Operation("GET /x") with { Headers = Slot.Members(("accept", Value.Of("text/y")), ("X-N", Value.Null), ("If-Match", Value.Of("\"7\""))) };
        var request = RequestBuilder.Build(operation, connection, new Scope()).Request!;
        Assert.Equal(
            [new("accept", "text/y", HeaderSource.Operation), new("X-A", "1", HeaderSource.Connection), new("If-Match", "\"7\"", HeaderSource.Operation)], request.Headers);
    }

    [Fact]
    public void AListIsRefusedWithTheWayOut() =>
        Assert.Contains("join(list, ', ')", Of(("X-List", Value.Of([Value.Of("a")]))).Fault!.Message);

    [Fact]
    public void CookiesBecomeOneField()
    {
        var operation = Demo.Operation("GET /x") with { Cookies = Slot.Members(("a", Value.Of("1")), ("none", Value.Null), ("b", Value.Of("2"))) };
        Assert.Equal("a=1; b=2", RequestBuilder.Build(operation, Demo.Connection("https://example.com"), new Scope()).Request!.Header("cookie"));
    }

    [Theory]
    [InlineData("a;b=c")]
    [InlineData("a\r\nb")]
    [InlineData("a b")]
    [InlineData("a,b")]
    [InlineData("é")]
    public void ACookieValueIsPlain(string value)
    {
        var operation = Demo.Operation("GET /x") with { Cookies = Slot.Members(("a", Value.Of(value))) };
        Assert.Contains("urlEncode", RequestBuilder.Build(operation, Demo.Connection("https://example.com"), new Scope()).Fault!.Message);
    }

    private static RequestBuild Of(params (string Name, Value Value)[] members) => RequestBuilder.Build(
        Demo.Operation("GET /x") with { Headers = Slot.Members(members) }, Demo.Connection("https://example.com"), new Scope());
}
